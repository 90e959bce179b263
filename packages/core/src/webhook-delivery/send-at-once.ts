import type { WebhookEndpoint, WorkspaceTransaction } from "@evergrant/db";
import { hurryLanes } from "./hurry-lanes.ts";
import { sendAnew } from "./send-anew.ts";

/** What waited for an endpoint, which the transaction holds, to be well again does not wait longer. */
export async function sendAtOnce(
  tx: WorkspaceTransaction,
  endpoint: Pick<WebhookEndpoint, "workspaceId" | "id">,
  now: Date,
): Promise<void> {
  const where = { endpointId: endpoint.id };
  await tx.webhookQueue.updateMany({ where, data: { heldUntil: null } });
  await sendAnew(tx, endpoint, now);
  await hurryLanes(tx, endpoint, { onlyReplays: false, now });
}
