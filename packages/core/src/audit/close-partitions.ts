import type { SystemClient } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { monthAfter } from "./partitions.ts";
import { LOGS_AT_ONCE, RESUME_MS } from "./policy.ts";

/**
 * Closes every month that ended thirty days ago: from a cursor before its last event nobody goes on any
 * more. That stands in each log's head, where a reader looks anyway. Can be broken off and done again.
 */
export async function closePartitions({
  database: { system },
  clock,
}: Pick<InstallationDeps, "database" | "clock">): Promise<void> {
  const now = clock.now();
  const open = await system.eventPartition.findMany({
    where: { closedAt: null, droppedAt: null },
    orderBy: { startsAt: "asc" },
  });
  for (const { startsAt } of open) {
    const endsAt = monthAfter(startsAt);
    if (now.getTime() - endsAt.getTime() < RESUME_MS) return;
    let after: string | null = "00000000-0000-0000-0000-000000000000";
    while (after !== null) after = await closePortion(system, { startsAt, endsAt }, after);
    await system.eventPartition.update({ where: { startsAt }, data: { closedAt: now } });
  }
}

/** Answers the last workspace of a portion; null at the end. Heads are locked in everybody's order. */
async function closePortion(
  system: SystemClient,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  after: string,
): Promise<string | null> {
  const [portion] = await system.$queryRaw<{ last: string | null; logs: bigint }[]>`
    WITH ends AS MATERIALIZED (
      SELECT "workspaceId", max("position") AS "position" FROM "Event"
      WHERE "occurredAt" >= ${startsAt} AND "occurredAt" < ${endsAt}
        AND "workspaceId" > ${after}::uuid
      GROUP BY "workspaceId" ORDER BY "workspaceId" LIMIT ${LOGS_AT_ONCE}
    ), held AS MATERIALIZED (
      SELECT log."workspaceId", ends."position" FROM "WorkspaceLog" AS log JOIN ends USING ("workspaceId")
      ORDER BY log."workspaceId" FOR NO KEY UPDATE OF log
    ), closed AS (
      UPDATE "WorkspaceLog" AS log
      SET "closedPosition" = greatest(log."closedPosition", held."position")
      FROM held WHERE log."workspaceId" = held."workspaceId"
    )
    SELECT max("workspaceId"::text) AS "last", count(*) AS "logs" FROM ends`;
  return portion === undefined || portion.logs < LOGS_AT_ONCE ? null : portion.last;
}
