import { Prisma } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { LEASE_MS } from "./claim-due-work.ts";

/** Nouns that concern many accounts, and so say themselves when something is due about them. */
const TABLES = {
  INCIDENT: Prisma.raw('"AmazonIncident"'),
  APPLICATION: Prisma.raw('"AmazonApplication"'),
};

/** Takes up to `limit` of the rows that are due at `now`, and holds them for a minute; answers their ids. */
export async function claimDueRows(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { kind, now, limit }: { kind: keyof typeof TABLES; now: Date; limit: number },
): Promise<string[]> {
  const machineNow = machineClock.now();
  const leasedUntil = new Date(machineNow.getTime() + LEASE_MS);
  const rows = await database.system.$queryRaw<{ id: string }[]>`
    UPDATE ${TABLES[kind]} SET "leasedUntil" = ${leasedUntil}
    WHERE "id" IN (
      SELECT "id" FROM ${TABLES[kind]}
      WHERE "dueAt" <= ${now} AND ("leasedUntil" IS NULL OR "leasedUntil" <= ${machineNow})
      ORDER BY "dueAt"
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    RETURNING "id"::text`;
  return rows.map(({ id }) => id);
}
