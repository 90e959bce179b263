import type { WorkspaceTransaction } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { HeldQueue } from "./claim-queues.ts";
import type { Head } from "./read-heads.ts";

type Lane = Pick<HeldQueue, "workspaceId" | "endpointId"> & Pick<Head, "laneId" | "isReplay">;

/** Holds the queue until the transaction ends, if it is still the worker's; answers until when the endpoint is left alone. */
export async function holdQueue(
  tx: WorkspaceTransaction,
  { workspaceId, endpointId, leasedUntil }: HeldQueue,
): Promise<{ heldUntil: Date | null } | null> {
  const [queue] = await tx.$queryRaw<{ heldUntil: Date | null }[]>`
    SELECT "heldUntil" FROM "WebhookQueue"
    WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid AND "leasedUntil" = ${leasedUntil}
    FOR NO KEY UPDATE`;
  return queue ?? null;
}

/** Has a lane go on with its first delivery when that is due; closes it where it has none. Needs the queue held. */
export async function moveLane(
  tx: WorkspaceTransaction,
  { workspaceId, endpointId, laneId, isReplay }: Lane,
): Promise<void> {
  const moved = await tx.$executeRaw`
    UPDATE "WebhookLane" AS lane SET "dueAt" = head."nextAttemptAt"
    FROM (
      SELECT "nextAttemptAt" FROM "WebhookDelivery"
      WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid
        AND "laneId" = ${laneId}::uuid AND "isReplay" = ${isReplay} AND "status" = 'PENDING'
      ORDER BY "position" LIMIT 1
    ) AS head
    WHERE lane."workspaceId" = ${workspaceId}::uuid AND lane."endpointId" = ${endpointId}::uuid
      AND lane."laneId" = ${laneId}::uuid AND lane."isReplay" = ${isReplay}`;
  if (moved === 0) await tx.webhookLane.deleteMany({ where: { endpointId, laneId, isReplay } });
}

/** Has a lane wait whose first delivery could not be sent for reasons that are ours; the others go on. */
export async function postponeLane(
  { client }: Pick<CoreDeps, "client">,
  queue: HeldQueue,
  { laneId, isReplay }: Pick<Head, "laneId" | "isReplay">,
  dueAt: Date,
): Promise<void> {
  const where = { endpointId: queue.endpointId, laneId, isReplay };
  await client.$transaction(async (tx) => {
    if ((await holdQueue(tx, queue)) === null) return;
    await tx.webhookLane.updateMany({ where, data: { dueAt } });
  });
}

/** Closes lanes that were found without a delivery, unless one has come meanwhile; false where the queue is another worker's. */
export async function closeLanes(
  { client }: Pick<CoreDeps, "client">,
  queue: HeldQueue,
  lanes: readonly Pick<Head, "laneId" | "isReplay">[],
): Promise<boolean> {
  return client.$transaction(async (tx) => {
    if ((await holdQueue(tx, queue)) === null) return false;
    for (const lane of lanes) await moveLane(tx, { ...queue, ...lane });
    return true;
  });
}
