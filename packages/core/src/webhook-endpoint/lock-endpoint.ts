import type { WebhookEndpoint, WorkspaceTransaction } from "@evergrant/db";
import { NotFoundError } from "../errors.ts";

/**
 * An endpoint of the workspace, held until the transaction ends; null where it is gone. Endpoint, queue, lanes,
 * deliveries, the log's head: whoever locks several takes them in this order; but who settles a success has written its
 * delivery, which is nobody else's meanwhile, before he waits for the queue.
 */
export async function lockEndpoint(
  tx: WorkspaceTransaction,
  workspaceId: string,
  id: string,
): Promise<WebhookEndpoint | null> {
  await tx.$queryRaw`
    SELECT 1 FROM "WebhookEndpoint" WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ${id}::uuid
    FOR NO KEY UPDATE`;
  return tx.webhookEndpoint.findFirst({ where: { id, deletedAt: null } });
}

/** The same; throws NotFoundError. Another workspace's and an unknown one look the same. */
export async function requireEndpoint(
  tx: WorkspaceTransaction,
  workspaceId: string,
  id: string,
): Promise<WebhookEndpoint> {
  const endpoint = await lockEndpoint(tx, workspaceId, id);
  if (endpoint === null) throw endpointNotFound();
  return endpoint;
}

export function endpointNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such webhook endpoint.");
}
