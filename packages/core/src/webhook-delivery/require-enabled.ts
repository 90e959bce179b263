import type { WebhookEndpoint, WorkspaceTransaction } from "@evergrant/db";
import { ConflictError } from "../errors.ts";
import { requireEndpoint } from "../webhook-endpoint/lock-endpoint.ts";

/** An endpoint that is sent to, held until the transaction ends. */
export async function requireEnabled(
  tx: WorkspaceTransaction,
  workspaceId: string,
  id: string,
): Promise<WebhookEndpoint> {
  const endpoint = await requireEndpoint(tx, workspaceId, id);
  if (endpoint.status === "DISABLED")
    throw new ConflictError("The endpoint is disabled: enable it, then send again.");
  const queue = await tx.webhookQueue.findFirst({ where: { endpointId: id } });
  if (queue !== null && queue.stoppedAt !== null)
    throw new ConflictError(
      "What was on its way when the endpoint was disabled is still being given up: send again in a moment.",
    );
  return endpoint;
}
