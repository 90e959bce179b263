import type { MessageChannel } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import type { RowKey } from "../due-work/claim-rows.ts";
import { LOOKED_AT, SENDING_LEASE_MS, WORKSPACE_TAKEN } from "./policy.ts";

export interface ClaimedMessage extends RowKey {
  /** How often it was tried, this time included. Whoever claims next counts on, and so keeps the one before from sending. */
  attempts: number;
}

/**
 * Takes up to `limit` messages of a channel that are due, a few of each workspace and none of those `except`, and holds
 * them for a while: one that is still PENDING then is taken again. What is found SENDING after its lease is in doubt, and
 * not sent again.
 */
export async function claimMessages(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  given: { channel: MessageChannel; limit: number; except?: readonly string[] },
): Promise<ClaimedMessage[]> {
  const { channel, limit, except = [] } = given;
  const now = machineClock.now();
  const leasedUntil = new Date(now.getTime() + SENDING_LEASE_MS);
  return database.system.$queryRaw<ClaimedMessage[]>`
    WITH doubtful AS (
      UPDATE "Message" SET "state" = 'UNCERTAIN', "attemptAt" = NULL
      WHERE "attemptAt" <= ${now} AND "state" = 'SENDING' AND "channel" = ${channel}::"MessageChannel"
    ), looked AS MATERIALIZED (
      SELECT "workspaceId", "id", "attemptAt" FROM "Message"
      WHERE "attemptAt" <= ${now} AND "state" = 'PENDING' AND "channel" = ${channel}::"MessageChannel"
        AND "workspaceId" <> ALL (${except}::uuid[])
      ORDER BY "attemptAt" LIMIT ${LOOKED_AT}
    ), ranked AS (
      SELECT "workspaceId", "id", row_number() OVER (PARTITION BY "workspaceId" ORDER BY "attemptAt") AS "place"
      FROM looked
    ), due AS MATERIALIZED (
      SELECT waiting."workspaceId", waiting."id" FROM "Message" AS waiting JOIN ranked USING ("workspaceId", "id")
      WHERE ranked."place" <= ${WORKSPACE_TAKEN} AND waiting."attemptAt" <= ${now} AND waiting."state" = 'PENDING'
      ORDER BY waiting."attemptAt" LIMIT ${limit} FOR UPDATE OF waiting SKIP LOCKED
    )
    UPDATE "Message" AS message SET "attemptAt" = ${leasedUntil}, "attempts" = message."attempts" + 1
    FROM due
    WHERE message."workspaceId" = due."workspaceId" AND message."id" = due."id"
    RETURNING message."workspaceId"::text AS "workspaceId", message."id"::text AS "id", message."attempts"`;
}
