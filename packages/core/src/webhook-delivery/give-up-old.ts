import type { WorkspaceTransaction } from "@evergrant/db";
import type { HeldQueue } from "./claim-queues.ts";
import { RETRY_WINDOW_MS } from "./policy.ts";

/** Gives up what has waited three days for an endpoint that fails. Lanes that are empty then close when they are looked at. */
export async function giveUpOld(
  tx: WorkspaceTransaction,
  { workspaceId, endpointId }: HeldQueue,
  now: Date,
): Promise<void> {
  const before = new Date(now.getTime() - RETRY_WINDOW_MS);
  await tx.$executeRaw`
    UPDATE "WebhookDelivery"
    SET "status" = 'FAILED', "failure" = 'The endpoint failed for three days.', "nextAttemptAt" = NULL, "finishedAt" = ${now}
    WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid AND "status" = 'PENDING'
      AND "armedAt" <= ${before}`;
  await tx.$executeRaw`
    DELETE FROM "WebhookLane" AS lane
    WHERE lane."workspaceId" = ${workspaceId}::uuid AND lane."endpointId" = ${endpointId}::uuid
      AND NOT EXISTS (
        SELECT FROM "WebhookDelivery" AS delivery
        WHERE delivery."workspaceId" = ${workspaceId}::uuid AND delivery."endpointId" = ${endpointId}::uuid
          AND delivery."laneId" = lane."laneId" AND delivery."isReplay" = lane."isReplay"
          AND delivery."status" = 'PENDING')`;
}
