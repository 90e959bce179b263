import type { InstallationDeps } from "../deps.ts";
import { monthAfter } from "./partitions.ts";
import { LOGS_AT_ONCE } from "./policy.ts";
import { type SigningKey, signDrop } from "./seal.ts";
import { type SealedPlace, writeSeals } from "./seal-logs.ts";

const DAY_MS = 86_400_000;

type DropDeps = Pick<InstallationDeps, "database" | "clock" | "machineClock">;

/**
 * Drops every closed month that ended so many days ago, after the last hash that each log had in it was
 * signed: from there the rest can still be verified. Can be broken off and done again. Fails where a
 * reader holds the log for long: nothing is lost, it is to be tried again.
 */
export async function dropPartitions(
  deps: DropDeps,
  { key, auditDays }: { key: SigningKey; auditDays: number },
): Promise<void> {
  const { clock } = deps;
  const { system } = deps.database;
  const now = clock.now();
  const closed = await system.eventPartition.findMany({
    where: { closedAt: { not: null }, droppedAt: null },
    orderBy: { startsAt: "asc" },
  });
  for (const { startsAt } of closed) {
    const endsAt = monthAfter(startsAt);
    if (now.getTime() - endsAt.getTime() < auditDays * DAY_MS) return;
    await sealEnds(deps, key, { startsAt, endsAt });
    await system.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT evergrant_drop_event_partition(${startsAt})`;
      const data = { droppedAt: now, ...signDrop(key, { startsAt, droppedAt: now }) };
      await tx.eventPartition.update({ where: { startsAt }, data });
    });
  }
}

async function sealEnds(
  { database: { system }, machineClock }: DropDeps,
  key: SigningKey,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): Promise<void> {
  let after: string | undefined = "00000000-0000-0000-0000-000000000000";
  while (after !== undefined) {
    const ends: SealedPlace[] = await system.$queryRaw`
      SELECT DISTINCT ON ("workspaceId") "workspaceId", "position", "hash", "occurredAt" FROM "Event"
      WHERE "occurredAt" >= ${startsAt} AND "occurredAt" < ${endsAt}
        AND "workspaceId" > ${after}::uuid
      ORDER BY "workspaceId", "position" DESC LIMIT ${LOGS_AT_ONCE}`;
    await system.$transaction((tx) => writeSeals(tx, key, ends, machineClock.now()));
    after = ends.length < LOGS_AT_ONCE ? undefined : ends.at(-1)?.workspaceId;
  }
}
