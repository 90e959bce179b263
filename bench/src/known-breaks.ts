import type { ExplainedStatement } from "./explain-jobs.ts";

/** Statements that break the rule today, and why that can wait. One that no longer does must leave the list. */
const KNOWN_BREAKS: { job: string; statement: string; why: string }[] = [
  {
    job: "PROBE, our own secret refused",
    statement: "read SellerAccount",
    why: "looks through the accounts of the application for their workspaces, once an incident",
  },
];

export interface Verdict {
  /** What is wrong and was not known: each a line. */
  failures: string[];
  /** Why a line that breaks the rule is let pass; undefined for any other. */
  excuseOf(line: ExplainedStatement): string | undefined;
}

export function judgeJobs(lines: readonly ExplainedStatement[]): Verdict {
  const excuseOf = ({ job, statement, breaks }: ExplainedStatement) =>
    breaks.length === 0
      ? undefined
      : KNOWN_BREAKS.find(
          (known) => known.job === job && statement.split(" (")[0] === known.statement,
        )?.why;
  const broken = lines.filter((line) => line.breaks.length > 0 && excuseOf(line) === undefined);
  const stale = KNOWN_BREAKS.filter(
    ({ job, statement }) =>
      !lines.some((line) => line.job === job && line.statement === statement && line.breaks[0]),
  );
  return {
    failures: [
      ...broken.map(({ job, statement, breaks }) => `${job}: ${statement}: ${breaks.join("; ")}`),
      ...stale.map(({ job, statement }) => `${job}: ${statement}: holds now, so is no known break`),
    ],
    excuseOf,
  };
}
