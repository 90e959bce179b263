import type { Event, WorkspaceTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import { laneIdOf } from "./lane.ts";

export interface Planned {
  endpointId: string;
  event: Event;
}

/**
 * Has events delivered: a row each, unless there is one, the lane that it waits in, and the moment at which a worker is
 * to come. Endpoints whose events these are, are held by the transaction, so that none of them is disabled meanwhile.
 */
export async function armDeliveries(
  tx: WorkspaceTransaction,
  workspaceId: string,
  planned: readonly Planned[],
  { now, isReplay }: { now: Date; isReplay: boolean },
): Promise<number> {
  if (planned.length === 0) return 0;
  const rows = planned.map(({ endpointId, event }, seq) => ({
    ...{ workspaceId, endpointId, id: uuidv7({ msecs: now.getTime(), seq }) },
    ...{ laneId: laneIdOf(endpointId, event), isReplay, sellerAccountId: event.sellerAccountId },
    ...{ eventId: event.id, eventType: event.type, position: String(event.position) },
    occurredAt: event.occurredAt,
  }));
  const endpointIds = [...new Set(rows.map(({ endpointId }) => endpointId))];
  const armedAt = await callWorkers(tx, workspaceId, endpointIds, now);
  const made = await tx.$executeRaw`
    INSERT INTO "WebhookDelivery" (
      "workspaceId", "id", "endpointId", "laneId", "isReplay", "sellerAccountId", "eventId", "eventType", "position",
      "occurredAt", "status", "createdAt", "armedAt", "nextAttemptAt")
    SELECT
      "workspaceId", "id", "endpointId", "laneId", "isReplay", "sellerAccountId", "eventId", "eventType", "position",
      "occurredAt", 'PENDING', ${now}, ${armedAt}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (
      "workspaceId" uuid, "id" uuid, "endpointId" uuid, "laneId" uuid, "isReplay" boolean, "sellerAccountId" uuid,
      "eventId" uuid, "eventType" "EventType", "position" bigint, "occurredAt" timestamptz)
    ON CONFLICT DO NOTHING`;
  await openLanes(tx, workspaceId, rows, now);
  return made;
}

/**
 * Opens the lanes that are not open yet. One that is open is tried when its first delivery is due. Whoever comes here has
 * changed the endpoint's queue before, and so holds it: no worker closes a lane meanwhile.
 */
export async function openLanes(
  tx: WorkspaceTransaction,
  workspaceId: string,
  lanes: readonly { endpointId: string; laneId: string; isReplay: boolean }[],
  now: Date,
): Promise<void> {
  const rows = lanes.map(({ endpointId, laneId, isReplay }) => ({ endpointId, laneId, isReplay }));
  await tx.$executeRaw`
    INSERT INTO "WebhookLane" ("workspaceId", "endpointId", "laneId", "isReplay", "dueAt")
    SELECT DISTINCT ${workspaceId}::uuid, "endpointId", "laneId", "isReplay", ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row ("endpointId" uuid, "laneId" uuid, "isReplay" boolean)
    ON CONFLICT DO NOTHING`;
}

/**
 * Has workers come to endpoints: at once, or as soon as one that fails is tried again. Answers when what is set going now is:
 * after all that is still to be given up, also by the clock of another machine.
 */
export async function callWorkers(
  tx: WorkspaceTransaction,
  workspaceId: string,
  endpointIds: readonly string[],
  now: Date,
): Promise<Date> {
  const queues = await tx.$queryRaw<{ stoppedAt: Date | null }[]>`
    UPDATE "WebhookQueue"
    SET "dueAt" = LEAST("dueAt", GREATEST("heldUntil", ${now}::timestamptz))
    WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ANY (${endpointIds}::uuid[])
    RETURNING "stoppedAt"`;
  const earliest = queues.map(({ stoppedAt }) =>
    stoppedAt === null ? 0 : stoppedAt.getTime() + 1,
  );
  return new Date(Math.max(now.getTime(), ...earliest));
}
