import { Prisma } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { ROW_KINDS, type RowKind, tableOf } from "./due-rows.ts";
import { lookBriefly } from "./look-briefly.ts";
import { ACCOUNT_KINDS, type JobKind } from "./next-due.ts";

/** Counted up to here: what is more is far too much already. */
export const COUNTED_DUE_MAX = 10_000;

export interface DueCount {
  kind: JobKind;
  /** How much of it is due, also what a worker holds; COUNTED_DUE_MAX stands for that or more. */
  count: number;
  /** Since when the first of it is due (domain time); null: nothing is. */
  dueSince: Date | null;
}

/** How much is due of each kind, for whoever watches the service: one statement, as many steps in indexes as are counted. */
export async function countDue({
  database,
  clock,
}: Pick<InstallationDeps, "database" | "clock">): Promise<DueCount[]> {
  return lookBriefly(database, (tx) => tx.$queryRaw<DueCount[]>(countDueStatement(clock.now())));
}

export function countDueStatement(now: Date): Prisma.Sql {
  const limit = COUNTED_DUE_MAX;
  const ofRows = (kind: RowKind) => Prisma.sql`
    UNION ALL
    SELECT ${Prisma.raw(`'${kind}'`)}, count(*)::int, min("dueAt") FROM (
      SELECT "dueAt" FROM ${tableOf(kind)} WHERE "dueAt" <= ${now} ORDER BY "dueAt" LIMIT ${limit}
    ) AS counted`;
  return Prisma.sql`
    SELECT kinds."kind"::text AS "kind", due."count", due."dueSince"
    FROM unnest(${ACCOUNT_KINDS}::"DueKind"[]) AS kinds ("kind")
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "count", min("dueAt") AS "dueSince" FROM (
        SELECT "dueAt" FROM "DueWork" AS work
        WHERE work."kind" = kinds."kind" AND "dueAt" <= ${now}
        ORDER BY work."kind", "dueAt" LIMIT ${limit}
      ) AS counted
    ) AS due
    ${Prisma.join(ROW_KINDS.map(ofRows), "")}
    UNION ALL
    SELECT 'DISPATCH', count(*)::int, min("undispatchedSince") FROM (
      SELECT "undispatchedSince" FROM "WorkspaceLog" WHERE "undispatchedSince" <= ${now}
      ORDER BY "undispatchedSince" LIMIT ${limit}
    ) AS counted`;
}
