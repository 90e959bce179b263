import type { WorkspaceTransaction } from "@evergrant/db";

/**
 * Has everything given up that is on its way to an endpoint, which the transaction holds: none of it is sent from now on,
 * and workers write it down as failed, portion by portion. It stays in the log, and can be set going again.
 */
export async function stopDeliveries(
  tx: WorkspaceTransaction,
  { workspaceId, id: endpointId }: { workspaceId: string; id: string },
  now: Date,
): Promise<void> {
  // Not before what another machine, whose clock is ahead, has set going.
  await tx.$executeRaw`
    UPDATE "WebhookQueue"
    SET "dueAt" = ${now}, "heldUntil" = NULL, "stoppedAt" = GREATEST(${now}::timestamptz, (
      SELECT "armedAt" FROM "WebhookDelivery"
      WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid AND "status" = 'PENDING'
      ORDER BY "workspaceId" DESC, "endpointId" DESC, "armedAt" DESC LIMIT 1
    ))
    WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid`;
}
