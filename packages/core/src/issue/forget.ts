import type { InstallationDeps } from "../deps.ts";
import { ISSUE_LIFE_MS } from "./policy.ts";

/** With each issue go its notifications. */
const PORTION = 200;

/** Deletes a portion of the issues that ended long ago, with what was told of them; answers whether there may be more. */
export async function forgetIssues({
  database,
  clock,
}: Pick<InstallationDeps, "database" | "clock">): Promise<boolean> {
  const before = new Date(clock.now().getTime() - ISSUE_LIFE_MS);
  const forgotten = await database.system.$executeRaw`
    DELETE FROM "Issue"
    WHERE ("workspaceId", "id") IN (
      SELECT "workspaceId", "id" FROM "Issue"
      WHERE "resolvedAt" <= ${before} ORDER BY "resolvedAt" LIMIT ${PORTION}
    )`;
  return forgotten === PORTION;
}
