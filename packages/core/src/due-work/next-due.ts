import { type DueKind, Prisma } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { ROW_KINDS, type RowKind, tableOf } from "./due-rows.ts";

/**
 * What is due about an account; about an incident or application, which concern many; about a log that grew; or about what people
 * are to be told.
 */
export type JobKind = DueKind | RowKind | "DISPATCH";

/** What is due about accounts, in the table of due work. */
export const ACCOUNT_KINDS: readonly DueKind[] = [
  "WARNING",
  "EXPIRY",
  "CONFIRM",
  "CANDIDATE",
  "SUBSCRIPTION",
  "PROBE",
];

/** What recurs, and so may be swept together; all else is due to the moment. */
export const SWEPT_KINDS: readonly JobKind[] = ["PROBE"];
export const EXACT_KINDS: readonly JobKind[] = [
  ...ACCOUNT_KINDS.filter((kind) => !SWEPT_KINDS.includes(kind)),
  "INCIDENT",
  "APPLICATION",
  "DISPATCH",
  "ISSUE",
  "NOTIFICATION",
];

export interface NextDue {
  kind: JobKind;
  dueAt: Date;
}

/** The earliest moment of each kind at which something is due that no worker holds. */
export async function findNextDue({
  database,
  machineClock,
}: Pick<InstallationDeps, "database" | "machineClock">): Promise<NextDue[]> {
  return database.system.$queryRaw<NextDue[]>(nextDueStatement(machineClock.now()));
}

export function nextDueStatement(machineNow: Date): Prisma.Sql {
  const ofRows = (kind: RowKind) => Prisma.sql`
    UNION ALL (
      SELECT ${Prisma.raw(`'${kind}'`)}, "dueAt" FROM ${tableOf(kind)}
      WHERE "dueAt" IS NOT NULL AND ("leasedUntil" IS NULL OR "leasedUntil" <= ${machineNow})
      ORDER BY "dueAt" LIMIT 1
    )`;
  return Prisma.sql`
    SELECT kinds."kind"::text AS "kind", earliest."dueAt"
    FROM unnest(${ACCOUNT_KINDS}::"DueKind"[]) AS kinds ("kind")
    CROSS JOIN LATERAL (
      SELECT "dueAt" FROM "DueWork" AS work
      WHERE work."kind" = kinds."kind"
        AND (work."leasedUntil" IS NULL OR work."leasedUntil" <= ${machineNow})
      ORDER BY work."kind", "dueAt" LIMIT 1
    ) AS earliest
    ${Prisma.join(ROW_KINDS.map(ofRows), "")}
    UNION ALL (
      SELECT 'DISPATCH', log."undispatchedSince" FROM "WorkspaceLog" AS log
      LEFT JOIN "EventDispatch" AS dispatch ON dispatch."workspaceId" = log."workspaceId"
      WHERE log."undispatchedSince" IS NOT NULL
        AND (dispatch."leasedUntil" IS NULL OR dispatch."leasedUntil" <= ${machineNow})
      ORDER BY log."undispatchedSince" LIMIT 1
    )`;
}
