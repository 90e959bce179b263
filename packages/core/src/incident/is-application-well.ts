import type { CoreDeps } from "../deps.ts";
import { withinBudget } from "../mws-token/within-budget.ts";
import type { AmazonCredentials } from "../ports.ts";
import { SAMPLE_BUDGET_MS } from "./policy.ts";

/** Whether Amazon accepts the application's secret again. One call, however many tokens wait for it. */
export async function isApplicationWell(
  { amazon }: Pick<CoreDeps, "amazon">,
  application: AmazonCredentials,
): Promise<boolean> {
  const check = (signal: AbortSignal) => amazon.checkApplication(application, signal);
  return (await withinBudget(check, SAMPLE_BUDGET_MS)).ok;
}
