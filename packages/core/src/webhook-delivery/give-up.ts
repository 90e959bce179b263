import type { WorkspaceTransaction } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { HeldQueue } from "./claim-queues.ts";
import { holdQueue, moveLanes } from "./lane-moves.ts";
import { GIVEN_UP_AT_ONCE, RETRY_WINDOW_MS, TURN_MS } from "./policy.ts";
import type { Lane } from "./read-heads.ts";

/**
 * Gives up what is not to be sent any more: what was on its way when the endpoint was disabled or deleted, else what
 * has waited three days for one that fails. In portions, for at most a turn; whoever works it next goes on with the rest.
 */
export async function giveUpDeliveries(
  { client, machineClock }: Pick<CoreDeps, "client" | "machineClock">,
  queue: HeldQueue,
  stopping: AbortSignal,
): Promise<void> {
  const { endpointId, leasedUntil } = queue;
  const found = await client.webhookQueue.findFirst({
    where: { endpointId, leasedUntil },
    select: { stoppedAt: true, endpoint: { select: { failingSince: true } } },
  });
  const isFailing = found !== null && found.endpoint.failingSince !== null;
  if (found === null || (found.stoppedAt === null && !isFailing)) return;
  const begunAt = machineClock.now().getTime();
  for (let hasMore = true; hasMore && !stopping.aborted; ) {
    const now = machineClock.now();
    if (now.getTime() >= begunAt + TURN_MS) return;
    hasMore = await client.$transaction((tx) => giveUpPortion(tx, queue, { isFailing, now }));
  }
}

/** Answers whether there may be more. */
async function giveUpPortion(
  tx: WorkspaceTransaction,
  queue: HeldQueue,
  { isFailing, now }: { isFailing: boolean; now: Date },
): Promise<boolean> {
  const held = await holdQueue(tx, queue);
  if (held === null) return false;
  if (held.stoppedAt === null) {
    const until = new Date(now.getTime() - RETRY_WINDOW_MS);
    const failure = "The endpoint failed for three days.";
    return isFailing && (await giveUp(tx, queue, { until, failure, now }));
  }
  const deleted = { id: queue.endpointId, deletedAt: { not: null } };
  const became = (await tx.webhookEndpoint.count({ where: deleted })) > 0 ? "deleted" : "disabled";
  const stopped = { until: held.stoppedAt, failure: `The endpoint was ${became}.`, now };
  if (await giveUp(tx, queue, stopped)) return true;
  await closeEmptyLanes(tx, queue);
  await tx.webhookQueue.updateMany({
    where: { endpointId: queue.endpointId },
    data: { stoppedAt: null },
  });
  return false;
}

/** Gives up a portion of what was set going until then. By the index that the words of the condition name. */
async function giveUp(
  tx: WorkspaceTransaction,
  queue: HeldQueue,
  { until, failure, now }: { until: Date; failure: string; now: Date },
): Promise<boolean> {
  const { workspaceId, endpointId } = queue;
  const lanes = await tx.$queryRaw<Lane[]>`
    UPDATE "WebhookDelivery"
    SET "status" = 'FAILED', "failure" = ${failure}, "nextAttemptAt" = NULL, "finishedAt" = ${now}
    WHERE ("workspaceId", "id") IN (
      SELECT "workspaceId", "id" FROM "WebhookDelivery"
      WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid AND "status" = 'PENDING'
        AND "armedAt" <= ${until}
      ORDER BY "workspaceId", "endpointId", "armedAt" LIMIT ${GIVEN_UP_AT_ONCE}
    )
    RETURNING "laneId"::text AS "laneId", "isReplay"`;
  await moveLanes(tx, queue, lanes);
  return lanes.length === GIVEN_UP_AT_ONCE;
}

/** While an endpoint is disabled nobody looks at lanes that hold nothing. */
async function closeEmptyLanes(
  tx: WorkspaceTransaction,
  { workspaceId, endpointId }: HeldQueue,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "WebhookLane" AS lane
    WHERE lane."workspaceId" = ${workspaceId}::uuid AND lane."endpointId" = ${endpointId}::uuid
      AND NOT EXISTS (
        SELECT FROM "WebhookDelivery" AS delivery
        WHERE delivery."workspaceId" = ${workspaceId}::uuid AND delivery."endpointId" = ${endpointId}::uuid
          AND delivery."laneId" = lane."laneId" AND delivery."isReplay" = lane."isReplay"
          AND delivery."status" = 'PENDING')`;
}
