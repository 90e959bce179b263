import { type DueKind, Prisma } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";

/** What is due to the moment; PROBE, which recurs, may be swept together. */
export const EXACT_KINDS: readonly DueKind[] = ["WARNING", "EXPIRY", "CONFIRM", "CANDIDATE"];
export const SWEPT_KINDS: readonly DueKind[] = ["PROBE"];

export interface NextDue {
  kind: DueKind;
  dueAt: Date;
}

/** The earliest moment of each kind at which something is due that no worker holds. */
export async function findNextDue({
  client,
  machineClock,
}: Pick<CoreDeps, "client" | "machineClock">): Promise<NextDue[]> {
  return client.$queryRaw<NextDue[]>(nextDueStatement(machineClock.now()));
}

export function nextDueStatement(machineNow: Date): Prisma.Sql {
  const kinds = [...EXACT_KINDS, ...SWEPT_KINDS];
  return Prisma.sql`
    SELECT kinds."kind"::text AS "kind", earliest."dueAt"
    FROM unnest(${kinds}::"DueKind"[]) AS kinds ("kind")
    CROSS JOIN LATERAL (
      SELECT "dueAt" FROM "DueWork" AS work
      WHERE work."kind" = kinds."kind"
        AND (work."leasedUntil" IS NULL OR work."leasedUntil" <= ${machineNow})
      ORDER BY "dueAt" LIMIT 1
    ) AS earliest`;
}
