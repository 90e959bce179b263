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

/** What names a lane of an endpoint. */
export type Lane = Pick<Head, "laneId" | "isReplay">;

/** The same for the same lane of an endpoint. */
export function laneKeyOf({ laneId, isReplay }: Lane): string {
  return `${laneId} ${isReplay}`;
}

/**
 * The first deliveries of up to `limit` lanes that are due, but for those that are being worked; and lanes that have nothing
 * left, which whoever finds them closes. Nothing where the endpoint was stopped, or is another worker's by now.
 */
export async function readHeads(
  { client, machineClock }: Pick<CoreDeps, "client" | "machineClock">,
  queue: HeldQueue,
  { limit, without }: { limit: number; without: readonly string[] },
): Promise<{ heads: Head[]; empty: Lane[] }> {
  const now = machineClock.now();
  const statement = readHeadsStatement(queue, { now, limit, without });
  const rows = await client.$queryRaw<(Head | (Lane & { id: null }))[]>(statement);
  return {
    heads: rows.filter((row): row is Head => row.id !== null),
    empty: rows.filter((row) => row.id === null),
  };
}

export function readHeadsStatement(
  { workspaceId, endpointId, leasedUntil }: HeldQueue,
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
        AND EXISTS (
          SELECT FROM "WebhookQueue"
          WHERE "workspaceId" = ${workspaceId}::uuid AND "endpointId" = ${endpointId}::uuid
            AND "leasedUntil" = ${leasedUntil} AND "stoppedAt" IS NULL)
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
