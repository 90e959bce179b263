import type { CoreDeps } from "../deps.ts";
import { ANSWER_LIFE_MS } from "./policy.ts";

const PORTION = 1_000;

/** Deletes a portion of the answers whose day is over; answers whether there may be more. */
export async function forgetAnswers({
  client,
  machineClock,
}: Pick<CoreDeps, "client" | "machineClock">): Promise<boolean> {
  const before = new Date(machineClock.now().getTime() - ANSWER_LIFE_MS);
  const forgotten = await client.$executeRaw`
    DELETE FROM "IdempotencyAnswer"
    WHERE ("workspaceId", "mutation", "key") IN (
      SELECT "workspaceId", "mutation", "key" FROM "IdempotencyAnswer"
      WHERE "createdAt" <= ${before} ORDER BY "createdAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
