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
  return endpoint;
}
