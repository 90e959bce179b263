import type { InstallationDeps } from "../deps.ts";
import { NOTIFICATION_LIFE_MS } from "./policy.ts";

const PORTION = 1_000;

/**
 * Deletes a portion of the notifications that were handled so long ago that none can come again; answers
 * whether there may be more. What was set aside stays until an operator deletes it.
 */
export async function forgetNotifications({
  database,
  clock,
}: Pick<InstallationDeps, "database" | "clock">): Promise<boolean> {
  const before = new Date(clock.now().getTime() - NOTIFICATION_LIFE_MS);
  const forgotten = await database.system.$executeRaw`
    DELETE FROM "AmazonNotification"
    WHERE "id" IN (
      SELECT "id" FROM "AmazonNotification"
      WHERE "state" = 'HANDLED' AND "receivedAt" <= ${before}
      ORDER BY "receivedAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
