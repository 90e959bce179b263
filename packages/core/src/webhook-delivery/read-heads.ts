import { Prisma, type WebhookDelivery } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { HeldQueue } from "./claim-queues.ts";

/** The delivery that a lane is at. */
export type Head = Pick<
  WebhookDelivery,
  | "id"
  | "laneId"
  | "isReplay"
  | "eventId"
  | "position"
  | "occurredAt"
  | "attempts"
  | "failures"
  | "armedAt"
>;

/** The same for the same lane of an endpoint. */
export function laneKeyOf({ laneId, isReplay }: Pick<Head, "laneId" | "isReplay">): string {
  return `${laneId} ${isReplay}`;
}

/** A lane that has nothing left is closed by whoever finds it so. */
export type EmptyLane = Pick<Head, "laneId" | "isReplay">;

/** The first deliveries of up to `limit` lanes that are due, but for those that are being worked. */
export async function readHeads(
  { client, machineClock }: Pick<CoreDeps, "client" | "machineClock">,
  queue: HeldQueue,
  { limit, without }: { limit: number; without: readonly string[] },
): Promise<{ heads: Head[]; empty: EmptyLane[] }> {
  const now = machineClock.now();
  const statement = readHeadsStatement(queue, { now, limit, without });
  const rows = await client.$queryRaw<(Head | (EmptyLane & { id: null }))[]>(statement);
  return {
    heads: rows.filter((row): row is Head => row.id !== null),
    empty: rows.filter((row) => row.id === null),
  };
}

export function readHeadsStatement(
  { workspaceId, endpointId }: Pick<HeldQueue, "workspaceId" | "endpointId">,
  { now, limit, without }: { now: Date; limit: number; without: readonly string[] },
): Prisma.Sql {
  return Prisma.sql`
    SELECT head."id"::text AS "id", lane."laneId"::text AS "laneId", lane."isReplay",
      head."eventId"::text AS "eventId", head."position", head."occurredAt",
      head."attempts", head."failures", head."armedAt"
    FROM (
      SELECT "workspaceId", "endpointId", "laneId", "isReplay", "dueAt" FROM "WebhookLane"
      WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid AND "dueAt" <= ${now}
        AND concat("laneId", ' ', CASE WHEN "isReplay" THEN 'true' ELSE 'false' END) <> ALL (${without}::text[])
      ORDER BY "workspaceId", "endpointId", "dueAt" LIMIT ${limit}
    ) AS lane
    LEFT JOIN LATERAL (
      SELECT * FROM "WebhookDelivery" AS delivery
      WHERE delivery."workspaceId" = lane."workspaceId" AND delivery."endpointId" = lane."endpointId"
        AND delivery."laneId" = lane."laneId" AND delivery."isReplay" = lane."isReplay"
        AND delivery."status" = 'PENDING'
      ORDER BY delivery."position" LIMIT 1
    ) AS head ON true
    ORDER BY lane."dueAt"`;
}
