import type { InstallationDeps } from "../deps.ts";
import { AUTHORIZATION_KEPT_MS } from "./policy.ts";

const PORTION = 1_000;

/** Deletes a portion of the authorizations that have long been over; answers whether there may be more. */
export async function forgetAuthorizations({
  database,
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<boolean> {
  const before = new Date(machineClock.now().getTime() - AUTHORIZATION_KEPT_MS);
  const forgotten = await database.system.$executeRaw`
    DELETE FROM "AmazonAuthorization" WHERE "id" IN (
      SELECT "id" FROM "AmazonAuthorization"
      WHERE "expiresAt" <= ${before} ORDER BY "expiresAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
