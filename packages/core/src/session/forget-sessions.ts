import type { InstallationDeps } from "../deps.ts";

const PORTION = 1_000;

/** Deletes a portion of the sessions that are over; answers whether there may be more. */
export async function forgetSessions({
  database,
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<boolean> {
  const forgotten = await database.identity.$executeRaw`
    DELETE FROM "Session" WHERE "id" IN (
      SELECT "id" FROM "Session"
      WHERE "expiresAt" <= ${machineClock.now()} ORDER BY "expiresAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
