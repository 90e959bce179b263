import type { CoreDeps } from "../deps.ts";
import type { HeldQueue } from "./claim-queues.ts";
import { holdQueue } from "./lane-moves.ts";

/**
 * Gives an endpoint back, if it is still the worker's, and says when its first lane is due, or that something is left to be
 * given up; not before the endpoint is to be tried again, nor before `notBefore`.
 */
export async function releaseQueue(
  { client }: Pick<CoreDeps, "client">,
  queue: HeldQueue,
  notBefore: Date | null = null,
): Promise<void> {
  const { workspaceId, endpointId } = queue;
  await client.$transaction(async (tx) => {
    if ((await holdQueue(tx, queue)) === null) return;
    await tx.$executeRaw`
      WITH first AS (
        SELECT (
          SELECT "dueAt" FROM "WebhookLane"
          WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid
          ORDER BY "workspaceId", "endpointId", "dueAt" LIMIT 1
        ) AS "dueAt"
      )
      UPDATE "WebhookQueue" AS queue
      SET "leasedUntil" = NULL, "dueAt" = CASE
        WHEN queue."stoppedAt" IS NOT NULL THEN GREATEST(queue."stoppedAt", ${notBefore}::timestamptz)
        WHEN first."dueAt" IS NOT NULL THEN GREATEST(first."dueAt", queue."heldUntil", ${notBefore}::timestamptz) END
      FROM first
      WHERE queue."workspaceId" = ${workspaceId}::uuid AND queue."endpointId" = ${endpointId}::uuid`;
  });
}
