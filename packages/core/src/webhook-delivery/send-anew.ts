import type { WebhookEndpoint, WorkspaceTransaction } from "@evergrant/db";
import { callWorkers } from "./arm.ts";

/**
 * Has an endpoint, which the transaction holds, worked by what is written of it from now on. A worker that is at it loses it:
 * what it has under way is not written down, and is sent again.
 */
export async function sendAnew(
  tx: WorkspaceTransaction,
  { workspaceId, id: endpointId }: Pick<WebhookEndpoint, "workspaceId" | "id">,
  now: Date,
): Promise<void> {
  await callWorkers(tx, workspaceId, [endpointId], now);
  await tx.webhookQueue.updateMany({ where: { endpointId }, data: { leasedUntil: null } });
}
