import type { MessageState } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import type { RowKey } from "../due-work/claim-rows.ts";
import { SENDING_BATCH, SENDING_LEASE_MS } from "./policy.ts";

export interface ClaimedMessage extends RowKey {
  attempts: number;
}

/**
 * Marks the messages that are due as being sent, before they are: what is found so marked after its lease is in
 * doubt, and not sent again. Answers the former, and how many rows it looked at.
 */
export async function claimMessages({
  database,
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<{
  claimed: ClaimedMessage[];
  looked: number;
}> {
  const now = machineClock.now();
  const leasedUntil = new Date(now.getTime() + SENDING_LEASE_MS);
  const rows = await database.system.$queryRaw<(ClaimedMessage & { state: MessageState })[]>`
    WITH due AS MATERIALIZED (
      SELECT "workspaceId", "id", "state" = 'PENDING' AS "isPending" FROM "Message"
      WHERE "attemptAt" <= ${now}
      ORDER BY "attemptAt" LIMIT ${SENDING_BATCH} FOR UPDATE SKIP LOCKED
    )
    UPDATE "Message" AS message SET
      "state" = CASE WHEN due."isPending" THEN 'SENDING'::"MessageState" ELSE 'UNCERTAIN'::"MessageState" END,
      "attempts" = message."attempts" + CASE WHEN due."isPending" THEN 1 ELSE 0 END,
      "attemptAt" = CASE WHEN due."isPending" THEN ${leasedUntil}::timestamptz END
    FROM due
    WHERE message."workspaceId" = due."workspaceId" AND message."id" = due."id"
    RETURNING message."workspaceId"::text AS "workspaceId", message."id"::text AS "id",
      message."attempts", message."state"::text AS "state"`;
  return { claimed: rows.filter(({ state }) => state === "SENDING"), looked: rows.length };
}
