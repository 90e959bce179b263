import { Prisma } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { LEASE_MS } from "./claim-due-work.ts";

/** A row of a tenant. */
export interface RowKey {
  workspaceId: string;
  id: string;
}

/** Rows of tenants that say themselves when something is due about them. */
const TABLES = { ISSUE: Prisma.raw('"Issue"'), NOTIFICATION: Prisma.raw('"Notification"') };

/** Takes up to `limit` of the rows that are due at `now`, and holds them for a minute; answers their keys. */
export async function claimRows(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { kind, now, limit }: { kind: keyof typeof TABLES; now: Date; limit: number },
): Promise<RowKey[]> {
  const machineNow = machineClock.now();
  const leasedUntil = new Date(machineNow.getTime() + LEASE_MS);
  return database.system.$queryRaw<RowKey[]>`
    WITH due AS MATERIALIZED (
      SELECT "workspaceId", "id" FROM ${TABLES[kind]}
      WHERE "dueAt" <= ${now} AND ("leasedUntil" IS NULL OR "leasedUntil" <= ${machineNow})
      ORDER BY "dueAt"
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE ${TABLES[kind]} AS claimed SET "leasedUntil" = ${leasedUntil}
    FROM due
    WHERE claimed."workspaceId" = due."workspaceId" AND claimed."id" = due."id"
    RETURNING claimed."workspaceId"::text AS "workspaceId", claimed."id"::text AS "id"`;
}
