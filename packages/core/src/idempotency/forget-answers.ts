import type { InstallationDeps } from "../deps.ts";
import { ANSWER_LIFE_MS } from "./policy.ts";

const PORTION = 1_000;

/** Deletes a portion of the answers whose day is over; answers whether there may be more. */
export async function forgetAnswers({
  database,
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<boolean> {
  const before = new Date(machineClock.now().getTime() - ANSWER_LIFE_MS);
  const forgotten = await database.system.$executeRaw`
    DELETE FROM "IdempotencyAnswer"
    WHERE ("workspaceId", "mutation", "key") IN (
      SELECT "workspaceId", "mutation", "key" FROM "IdempotencyAnswer"
      WHERE "createdAt" <= ${before} ORDER BY "createdAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
