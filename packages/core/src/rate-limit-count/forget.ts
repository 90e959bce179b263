import type { InstallationDeps } from "../deps.ts";

const PORTION = 1_000;

/** Deletes a portion of the counts whose minute is over; answers whether there may be more. */
export async function forgetRateLimitCounts({
  database: { system },
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<boolean> {
  const now = BigInt(machineClock.now().getTime());
  const forgotten = await system.$executeRaw`
    DELETE FROM "RateLimitCount" WHERE "key" IN (
      SELECT "key" FROM "RateLimitCount" WHERE "expire" <= ${now} LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
