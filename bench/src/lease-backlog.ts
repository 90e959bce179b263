import type { Connection } from "./connection.ts";
import { NOW } from "./fleet/fleet-statements.ts";
import { type Job, listClaims } from "./statements/record-jobs.ts";

const BACKLOG_ITEMS = 100_000;
/** So long after NOW more than the backlog is due. */
const LATE_BY_MS = 2 * 3_600_000;

/** Has workers hold the earliest probes, for good, and tells what looking behind them takes. */
export async function leaseBacklog(connection: Connection): Promise<Job[]> {
  await connection.query(
    `UPDATE "DueWork" AS work SET "leasedUntil" = $1::timestamptz + interval '30 seconds'
     FROM (SELECT * FROM "DueWork" WHERE "kind" = 'PROBE' ORDER BY "dueAt" LIMIT $2) AS held
     WHERE work."workspaceId" = held."workspaceId"
       AND work."sellerAccountId" = held."sellerAccountId" AND work."kind" = held."kind"`,
    [NOW, BACKLOG_ITEMS],
  );
  await connection.query(`VACUUM (ANALYZE) "DueWork"`);
  return listClaims(new Date(NOW.getTime() + LATE_BY_MS)).filter(
    ({ name }) => name.endsWith("PROBE") || name.startsWith("find"),
  );
}
