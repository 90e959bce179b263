import type { Connection } from "./connection.ts";
import { explainInTurn } from "./plan/explain.ts";
import { judgePlan } from "./plan/judge-plan.ts";
import type { PlanMeasure } from "./plan/measure-plan.ts";
import { nameStatement } from "./statements/name-statement.ts";
import type { Job } from "./statements/record-jobs.ts";

/** A line of the report. */
export interface ExplainedStatement {
  job: string;
  statement: string;
  plan: PlanMeasure;
  breaks: string[];
}

/**
 * Explains each job in a transaction of its own. A statement that several jobs send has its line at the
 * first of them, and a generic plan only where it goes another way or breaks a rule.
 */
export async function explainJobs(
  connection: Connection,
  jobs: readonly Job[],
  tenantTables: readonly string[],
): Promise<ExplainedStatement[]> {
  const lines: ExplainedStatement[] = [];
  const seen = new Set<string>();
  for (const { name: job, statements } of jobs) {
    const explained = await explainInTurn(connection, statements);
    for (const [index, { text }] of statements.entries()) {
      const plans = explained[index];
      // Claims differ by their values alone, and each kind is a question of its own.
      const key = statements.length === 1 ? `${job} ${text}` : text;
      if (plans === undefined || seen.has(key)) continue;
      seen.add(key);
      const statement = nameStatement(text);
      const lineOf = (name: string, plan: PlanMeasure): ExplainedStatement => ({
        ...{ job, statement: name, plan },
        breaks: judgePlan(plan, tenantTables),
      });
      lines.push(lineOf(statement, plans.custom));
      const generic = lineOf(`${statement} (generic plan)`, plans.generic);
      const isOther = plans.generic.ways.join() !== plans.custom.ways.join();
      if (isOther || generic.breaks.length > 0) lines.push(generic);
    }
  }
  return lines;
}

/** What is wrong with the jobs, a line each. */
export function listFailures(lines: readonly ExplainedStatement[]): string[] {
  return lines
    .filter(({ breaks }) => breaks.length > 0)
    .map(({ job, statement, breaks }) => `${job}: ${statement}: ${breaks.join("; ")}`);
}
