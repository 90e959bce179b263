import type { InstallationDeps } from "../deps.ts";
import { LEASE_MS } from "./claim-due-work.ts";
import { type RowKind, type TenantRowKind, tableOf } from "./due-rows.ts";

/** Takes up to `limit` of the rows of no workspace that are due at `now`, and holds them for a minute; answers their ids. */
export async function claimDueRows(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { kind, now, limit }: { kind: Exclude<RowKind, TenantRowKind>; now: Date; limit: number },
): Promise<string[]> {
  const machineNow = machineClock.now();
  const leasedUntil = new Date(machineNow.getTime() + LEASE_MS);
  const rows = await database.system.$queryRaw<{ id: string }[]>`
    UPDATE ${tableOf(kind)} SET "leasedUntil" = ${leasedUntil}
    WHERE "id" IN (
      SELECT "id" FROM ${tableOf(kind)}
      WHERE "dueAt" <= ${now} AND ("leasedUntil" IS NULL OR "leasedUntil" <= ${machineNow})
      ORDER BY "dueAt"
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    RETURNING "id"::text`;
  return rows.map(({ id }) => id);
}
