import type { KeyObject } from "node:crypto";
import type { PrismaClient } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { MONTHS_AHEAD } from "./policy.ts";
import { isDropGenuine } from "./seal.ts";

type Reader = Pick<PrismaClient, "eventPartition">;

/**
 * The end of the last month whose events were dropped; null while all are kept. One that no key of the
 * installation has signed is none: whoever deletes events could say that they were dropped.
 */
export async function findDroppedBefore(
  client: Reader,
  publicKeys: ReadonlyMap<string, KeyObject>,
): Promise<Date | null> {
  const dropped = await client.eventPartition.findMany({
    where: { droppedAt: { not: null } },
    orderBy: { startsAt: "desc" },
  });
  const last = dropped.find(({ startsAt, droppedAt, keyId, signature }) => {
    const key = publicKeys.get(keyId ?? "");
    if (key === undefined || droppedAt === null || signature === null) return false;
    return isDropGenuine({ startsAt, droppedAt, signature }, key);
  });
  return last === undefined ? null : monthAfter(last.startsAt);
}

/** The first moment of a moment's month (UTC), so many months on. */
export function monthOf(moment: Date, monthsOn = 0): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + monthsOn));
}

/** Where the month that starts then ends. */
export function monthAfter(startsAt: Date): Date {
  return monthOf(startsAt, 1);
}

/**
 * Makes the partitions of the present month and of those to come, and of every month of which events
 * have slipped into the default one. Answers until when all are made.
 */
export async function makePartitions({
  database: { system },
  clock,
}: Pick<InstallationDeps, "database" | "clock">): Promise<Date> {
  const now = clock.now();
  const wanted = Array.from({ length: MONTHS_AHEAD + 1 }, (_, months) => monthOf(now, months));
  const made = await system.eventPartition.findMany({ where: { droppedAt: null } });
  const known = new Set(made.map(({ startsAt }) => startsAt.getTime()));
  const slipped = await system.$queryRaw<{ month: Date }[]>`
    SELECT evergrant_find_slipped_months() AS "month"`;
  const missing = wanted.filter((month) => !known.has(month.getTime()));
  for (const month of [...missing, ...slipped.map(({ month }) => month)])
    await system.$queryRaw`SELECT evergrant_make_event_partition(${month})`;
  return monthAfter(wanted.at(-1) ?? now);
}
