import type { InstallationDeps } from "../deps.ts";
import { SENDING_LEASE_MS } from "../message/policy.ts";

/** A mail of the outbox, in the hands of one worker. */
export interface ClaimedMail {
  id: string;
  purpose: string;
  /** How often it was tried, this time included. */
  attempts: number;
  content: Uint8Array;
  endsAt: Date;
}

/** Takes up to `limit` mails of the outbox that are due, or the one that is asked for, and holds them for a while. */
export async function claimMails(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { limit, only = null }: { limit: number; only?: string | null },
): Promise<ClaimedMail[]> {
  const now = machineClock.now();
  const leasedUntil = new Date(now.getTime() + SENDING_LEASE_MS);
  return database.system.$queryRaw<ClaimedMail[]>`
    WITH due AS MATERIALIZED (
      SELECT "id" FROM "OutgoingMail"
      WHERE "attemptAt" <= ${now} AND (${only}::uuid IS NULL OR "id" = ${only}::uuid)
      ORDER BY "attemptAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE "OutgoingMail" AS mail SET "attempts" = mail."attempts" + 1, "attemptAt" = ${leasedUntil}
    FROM due WHERE mail."id" = due."id"
    RETURNING mail."id"::text AS "id", mail."purpose", mail."content", mail."attempts", mail."endsAt"`;
}
