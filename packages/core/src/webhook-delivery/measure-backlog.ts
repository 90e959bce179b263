import type { InstallationDeps } from "../deps.ts";
import { lookBriefly } from "../due-work/look-briefly.ts";

/** No exact count is worth reading more. */
const COUNTED_MAX = 10_000;

export interface WebhookBacklog {
  /** Lanes whose first delivery is due, ten thousand at most: of an account, or of a workspace, for an endpoint. */
  dueLanes: number;
  /** For how long the longest of them has been due; 0 where none is. */
  oldestSeconds: number;
  /** Endpoints that are left alone because they fail, but for a probe now and then. */
  failingEndpoints: number;
}

/** How much waits to be sent, of all workspaces. */
export async function measureWebhookBacklog({
  database,
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<WebhookBacklog> {
  const now = machineClock.now();
  const [found] = await lookBriefly(
    database,
    (tx) => tx.$queryRaw<{ due: number; oldest: Date | null; failing: number }[]>`
      SELECT due."count" AS "due", due."oldest", failing."count" AS "failing" FROM (
        SELECT count(*)::int AS "count", min("dueAt") AS "oldest" FROM (
          SELECT "dueAt" FROM "WebhookLane" WHERE "dueAt" <= ${now} ORDER BY "dueAt" LIMIT ${COUNTED_MAX}
        ) AS counted
      ) AS due
      CROSS JOIN (
        SELECT count(*)::int AS "count" FROM "WebhookEndpoint"
        WHERE "failingSince" IS NOT NULL AND "deletedAt" IS NULL
      ) AS failing`,
  );
  const oldest = found?.oldest ?? now;
  return {
    dueLanes: found?.due ?? 0,
    oldestSeconds: (now.getTime() - oldest.getTime()) / 1_000,
    failingEndpoints: found?.failing ?? 0,
  };
}
