import type { WorkspaceTransaction } from "@evergrant/db";

/**
 * Gives up everything that is on its way to an endpoint, which the transaction holds. It stays in the log, and can be
 * set going again.
 */
export async function stopDeliveries(
  tx: WorkspaceTransaction,
  { workspaceId, id: endpointId }: { workspaceId: string; id: string },
  now: Date,
): Promise<void> {
  await tx.webhookQueue.updateMany({ where: { endpointId }, data: { dueAt: null } });
  await tx.webhookLane.deleteMany({ where: { endpointId } });
  // By the index of what is on its way, which the words of the condition name.
  await tx.$executeRaw`
    UPDATE "WebhookDelivery"
    SET "status" = 'FAILED', "failure" = 'The endpoint was disabled.', "nextAttemptAt" = NULL, "finishedAt" = ${now}
    WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid AND "status" = 'PENDING'`;
}
