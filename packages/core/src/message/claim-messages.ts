import type { InstallationDeps } from "../deps.ts";
import type { RowKey } from "../due-work/claim-rows.ts";
import { SENDING_BATCH, SENDING_LEASE_MS } from "./policy.ts";

export interface ClaimedMessage extends RowKey {
  /** This one among them. Whoever claims next counts on, and so keeps the one before from sending. */
  attempts: number;
}

/**
 * Takes messages that are due, and holds them for a while: one that is still PENDING then is taken again. What is found
 * SENDING after its lease is in doubt, and not sent again.
 */
export async function claimMessages({
  database,
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<ClaimedMessage[]> {
  const now = machineClock.now();
  const leasedUntil = new Date(now.getTime() + SENDING_LEASE_MS);
  return database.system.$queryRaw<ClaimedMessage[]>`
    WITH doubtful AS (
      UPDATE "Message" SET "state" = 'UNCERTAIN', "attemptAt" = NULL
      WHERE "attemptAt" <= ${now} AND "state" = 'SENDING'
    ), due AS MATERIALIZED (
      SELECT "workspaceId", "id" FROM "Message"
      WHERE "attemptAt" <= ${now} AND "state" = 'PENDING'
      ORDER BY "attemptAt" LIMIT ${SENDING_BATCH} FOR UPDATE SKIP LOCKED
    )
    UPDATE "Message" AS message SET "attemptAt" = ${leasedUntil}, "attempts" = message."attempts" + 1
    FROM due
    WHERE message."workspaceId" = due."workspaceId" AND message."id" = due."id"
    RETURNING message."workspaceId"::text AS "workspaceId", message."id"::text AS "id", message."attempts"`;
}
