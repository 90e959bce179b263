import type { InstallationDeps } from "../deps.ts";
import { ISSUE_LIFE_MS } from "../issue/policy.ts";

const PORTION = 1_000;

/** Deletes a portion of the messages of long ago whose every issue is forgotten; answers whether there may be more. */
export async function forgetMessages({
  database,
  clock,
}: Pick<InstallationDeps, "database" | "clock">): Promise<boolean> {
  const before = new Date(clock.now().getTime() - ISSUE_LIFE_MS);
  const forgotten = await database.system.$executeRaw`
    DELETE FROM "Message"
    WHERE ("workspaceId", "id") IN (
      SELECT message."workspaceId", message."id" FROM "Message" AS message
      WHERE message."createdAt" <= ${before} AND NOT EXISTS (
        SELECT FROM "Notification" AS told
        WHERE told."workspaceId" = message."workspaceId" AND told."messageId" = message."id"
      )
      ORDER BY message."createdAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
