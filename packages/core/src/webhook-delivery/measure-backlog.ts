import type { InstallationDeps } from "../deps.ts";

/** No exact count is worth reading more. */
const COUNTED_MAX = 10_000;

export interface WebhookBacklog {
  /** Lanes whose first delivery is due, ten thousand at most: of an account, or of a workspace, for an endpoint. */
  dueLanes: number;
  /** For how long the longest of them has been due; 0 where none is. */
  oldestSeconds: number;
}

/** How much waits to be sent, of all workspaces. */
export async function measureWebhookBacklog({
  database,
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<WebhookBacklog> {
  const now = machineClock.now();
  const [found] = await database.system.$queryRaw<{ count: bigint; oldest: Date | null }[]>`
    SELECT count(*) AS "count", min("dueAt") AS "oldest" FROM (
      SELECT "dueAt" FROM "WebhookLane" WHERE "dueAt" <= ${now} ORDER BY "dueAt" LIMIT ${COUNTED_MAX}
    ) AS due`;
  const oldest = found?.oldest ?? now;
  return {
    dueLanes: Number(found?.count ?? 0n),
    oldestSeconds: (now.getTime() - oldest.getTime()) / 1_000,
  };
}
