import type { InstallationDeps } from "../deps.ts";

const PORTION = 1_000;

/** Deletes a portion of the counts whose window is over; answers whether there may be more. */
export async function forgetAttempts({
  database,
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<boolean> {
  const forgotten = await database.identity.$executeRaw`
    DELETE FROM "Attempt" WHERE "key" IN (
      SELECT "key" FROM "Attempt"
      WHERE "windowEndsAt" <= ${machineClock.now()} ORDER BY "windowEndsAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
