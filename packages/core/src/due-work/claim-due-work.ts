import { type DueKind, type DueWork, Prisma } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";

/** How long a worker that died keeps its items from others (machine time). */
export const LEASE_MS = 60_000;

export type DueItem = Pick<DueWork, "workspaceId" | "sellerAccountId" | "kind" | "dueAt">;

/**
 * Takes up to `limit` items of a kind that are due at `now`, earliest first, and holds them for a
 * minute: what one worker has taken, another passes over.
 */
export async function claimDueWork(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { kind, now, limit }: { kind: DueKind; now: Date; limit: number },
): Promise<DueItem[]> {
  const machineNow = machineClock.now();
  const leasedUntil = new Date(machineNow.getTime() + LEASE_MS);
  return database.system.$queryRaw<DueItem[]>(
    claimStatement({ kind, now, limit, machineNow, leasedUntil }),
  );
}

/**
 * Ordered by the whole index: behind row-level security PostgreSQL does not conclude that of one kind the
 * first column can be left out, for it trusts no comparison of enums there.
 */
export function claimStatement(at: {
  kind: DueKind;
  now: Date;
  limit: number;
  machineNow: Date;
  leasedUntil: Date;
}): Prisma.Sql {
  return Prisma.sql`
    WITH due AS MATERIALIZED (
      SELECT "workspaceId", "sellerAccountId", "kind" FROM "DueWork"
      WHERE "kind" = ${at.kind}::"DueKind" AND "dueAt" <= ${at.now}
        AND ("leasedUntil" IS NULL OR "leasedUntil" <= ${at.machineNow})
      ORDER BY "kind", "dueAt"
      LIMIT ${at.limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE "DueWork" AS work SET "leasedUntil" = ${at.leasedUntil}
    FROM due
    WHERE work."workspaceId" = due."workspaceId"
      AND work."sellerAccountId" = due."sellerAccountId" AND work."kind" = due."kind"
    RETURNING work."workspaceId", work."sellerAccountId", work."kind"::text AS "kind", work."dueAt"`;
}
