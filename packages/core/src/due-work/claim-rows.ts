import type { InstallationDeps } from "../deps.ts";
import { LEASE_MS } from "./claim-due-work.ts";
import { type TenantRowKind, tableOf } from "./due-rows.ts";

/** A row of a tenant. */
export interface RowKey {
  workspaceId: string;
  id: string;
}

/** Takes up to `limit` of the rows of workspaces that are due at `now`, and holds them for a minute; answers their keys. */
export async function claimRows(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { kind, now, limit }: { kind: TenantRowKind; now: Date; limit: number },
): Promise<RowKey[]> {
  const machineNow = machineClock.now();
  const leasedUntil = new Date(machineNow.getTime() + LEASE_MS);
  return database.system.$queryRaw<RowKey[]>`
    WITH due AS MATERIALIZED (
      SELECT "workspaceId", "id" FROM ${tableOf(kind)}
      WHERE "dueAt" <= ${now} AND ("leasedUntil" IS NULL OR "leasedUntil" <= ${machineNow})
      ORDER BY "dueAt"
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE ${tableOf(kind)} AS claimed SET "leasedUntil" = ${leasedUntil}
    FROM due
    WHERE claimed."workspaceId" = due."workspaceId" AND claimed."id" = due."id"
    RETURNING claimed."workspaceId"::text AS "workspaceId", claimed."id"::text AS "id"`;
}
