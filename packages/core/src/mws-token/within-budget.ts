import { AMAZON_BUDGET_MS } from "./policy.ts";

/**
 * Gives the calls to Amazon that belong together their time (machine time). Unlike AbortSignal.timeout,
 * nothing is left behind that fires when they have long ended.
 */
export async function withinBudget<T>(
  run: (signal: AbortSignal) => Promise<T>,
  budgetMs: number = AMAZON_BUDGET_MS,
): Promise<T> {
  const budget = new AbortController();
  const timer = setTimeout(() => budget.abort(), budgetMs);
  try {
    return await run(budget.signal);
  } finally {
    clearTimeout(timer);
  }
}
