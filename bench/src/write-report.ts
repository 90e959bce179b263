import type { ExplainedStatement } from "./explain-jobs.ts";
import {
  BUFFERS_BESIDE,
  BUFFERS_EACH,
  ROWS_READ_BESIDE,
  ROWS_READ_EACH,
} from "./plan/judge-plan.ts";

export interface Report {
  accounts: number;
  dueItems: number;
  postgres: string;
  jobs: readonly ExplainedStatement[];
  lists: readonly ExplainedStatement[];
  backlog: readonly ExplainedStatement[];
}

const count = (number: number) => number.toLocaleString("en-US");

/** The report as Markdown. */
export function writeReport(report: Report): string {
  const { accounts, dueItems, postgres, jobs, lists, backlog } = report;
  return `# Plans of what jobs ask the database

Written by \`pnpm job-plans\`, which fills PostgreSQL ${postgres} with ${count(accounts)} seller accounts
and ${count(dueItems)} items of due work in 200 workspaces, the largest of ${count(accounts / 10)} accounts,
lets core work one due item of each kind on a small copy, and runs what it sent under
\`EXPLAIN (ANALYZE, BUFFERS)\` on the large one.

Work must grow with what is asked for, not with what is stored. The command fails when a job reads a table
of the tenants from end to end, looks at more than ${ROWS_READ_EACH} rows for each that it answers or writes
(and ${ROWS_READ_BESIDE} beside), or touches more than ${BUFFERS_EACH} pages for each (and ${BUFFERS_BESIDE}
beside): both for the values at hand and with the generic plan of a prepared statement, which has a line of
its own only where it goes another way. Times are of one run on one machine, and say little.

## Jobs

${writeTable(jobs)}

## Behind 100,000 leased probes

Not held to the rule. A worker holds one batch for at most a minute, so that so many are leased only where
a great many items fail within one.

${writeTable(backlog)}

## Lists of the largest workspace

Not held to the rule either: pages of 100 accounts with their tokens and automations. Deep pages begin in
the middle of the list.

${writeTable(lists)}
`;
}

function writeTable(lines: readonly ExplainedStatement[]): string {
  const rows = lines.map((line, index) => {
    const { ways, rowsRead, rowsAskedFor, buffers, milliseconds } = line.plan;
    const job = lines[index - 1]?.job === line.job ? "" : line.job;
    const reached = ways.map((way) => `\`${way}\``).join(", ");
    const numbers = [rowsRead, rowsAskedFor, buffers].map(count);
    return [
      job,
      line.statement,
      reached,
      ...numbers,
      milliseconds.toFixed(1),
      line.breaks.join("; "),
    ];
  });
  const head = [
    ...["Job", "Statement", "Rows reached by", "Rows read", "Rows answered or written"],
    ...["Pages", "ms", "Remark"],
  ];
  const rule = ["---", "---", "---", "--:", "--:", "--:", "--:", "---"];
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
