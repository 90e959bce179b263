import type { WebhookEndpoint, WorkspaceTransaction } from "@evergrant/db";

/** Has lanes that wait for a later moment tried now: all of an endpoint, or those of replays. Needs its queue changed before. */
export async function hurryLanes(
  tx: WorkspaceTransaction,
  { workspaceId, id: endpointId }: Pick<WebhookEndpoint, "workspaceId" | "id">,
  { onlyReplays, now }: { onlyReplays: boolean; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    WITH hurried AS (
      UPDATE "WebhookLane" SET "dueAt" = ${now}
      WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid AND "dueAt" > ${now}
        AND ("isReplay" OR NOT ${onlyReplays}::boolean)
      RETURNING "laneId", "isReplay"
    )
    UPDATE "WebhookDelivery" SET "nextAttemptAt" = ${now}
    WHERE "workspaceId" = ${workspaceId}::uuid AND "id" IN (
      SELECT head."id" FROM hurried
      CROSS JOIN LATERAL (
        SELECT "id" FROM "WebhookDelivery" AS delivery
        WHERE delivery."workspaceId" = ${workspaceId}::uuid AND delivery."endpointId" = ${endpointId}::uuid
          AND delivery."laneId" = hurried."laneId" AND delivery."isReplay" = hurried."isReplay"
          AND delivery."status" = 'PENDING'
        ORDER BY delivery."position" LIMIT 1
      ) AS head
    )`;
}
