import type { WorkspaceTransaction } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { HeldQueue } from "./claim-queues.ts";
import { type Lane, laneKeyOf } from "./read-heads.ts";

type Endpoint = Pick<HeldQueue, "workspaceId" | "endpointId">;

/** What is written of a queue that a worker holds. */
interface Held {
  /** Until when the endpoint is left alone. */
  heldUntil: Date | null;
  /** What was set going until then is to be given up. */
  stoppedAt: Date | null;
}

/** Holds the queue until the transaction ends; null if it is not the worker's any more. */
export async function holdQueue(
  tx: WorkspaceTransaction,
  { workspaceId, endpointId, leasedUntil }: HeldQueue,
): Promise<Held | null> {
  const [queue] = await tx.$queryRaw<Held[]>`
    SELECT "heldUntil", "stoppedAt" FROM "WebhookQueue"
    WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid AND "leasedUntil" = ${leasedUntil}
    FOR NO KEY UPDATE`;
  return queue ?? null;
}

/** Has lanes go on with their first deliveries when those are due; closes those that have none. Needs the queue held. */
export async function moveLanes(
  tx: WorkspaceTransaction,
  { workspaceId, endpointId }: Endpoint,
  lanes: readonly Lane[],
): Promise<void> {
  const left = new Map(lanes.map((lane) => [laneKeyOf(lane), lane]));
  const moved = await tx.$queryRaw<Lane[]>`
    UPDATE "WebhookLane" AS lane SET "dueAt" = head."nextAttemptAt"
    FROM jsonb_to_recordset(${rowsOf(left)}::jsonb) AS named ("laneId" uuid, "isReplay" boolean)
    CROSS JOIN LATERAL (
      SELECT "nextAttemptAt" FROM "WebhookDelivery"
      WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid
        AND "laneId" = named."laneId" AND "isReplay" = named."isReplay" AND "status" = 'PENDING'
      ORDER BY "position" LIMIT 1
    ) AS head
    WHERE lane."workspaceId" = ${workspaceId}::uuid AND lane."endpointId" = ${endpointId}::uuid
      AND lane."laneId" = named."laneId" AND lane."isReplay" = named."isReplay"
    RETURNING lane."laneId"::text AS "laneId", lane."isReplay"`;
  for (const lane of moved) left.delete(laneKeyOf(lane));
  if (left.size === 0) return;
  await tx.$executeRaw`
    DELETE FROM "WebhookLane" AS lane
    USING jsonb_to_recordset(${rowsOf(left)}::jsonb) AS named ("laneId" uuid, "isReplay" boolean)
    WHERE lane."workspaceId" = ${workspaceId}::uuid AND lane."endpointId" = ${endpointId}::uuid
      AND lane."laneId" = named."laneId" AND lane."isReplay" = named."isReplay"`;
}

function rowsOf(lanes: ReadonlyMap<string, Lane>): string {
  return JSON.stringify([...lanes.values()].map(({ laneId, isReplay }) => ({ laneId, isReplay })));
}

/** Has a lane wait whose first delivery could not be sent for reasons that are ours; the others go on. */
export async function postponeLane(
  { client }: Pick<CoreDeps, "client">,
  queue: HeldQueue,
  { laneId, isReplay }: Lane,
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
  lanes: readonly Lane[],
): Promise<boolean> {
  return client.$transaction(async (tx) => {
    if ((await holdQueue(tx, queue)) === null) return false;
    await moveLanes(tx, queue, lanes);
    return true;
  });
}
