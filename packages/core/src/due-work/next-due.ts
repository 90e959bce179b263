import type { DueKind } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";

/** What is due to the moment; PROBE, which recurs, may be swept together. */
export const EXACT_KINDS: readonly DueKind[] = ["WARNING", "EXPIRY", "CONFIRM", "CANDIDATE"];
export const SWEPT_KINDS: readonly DueKind[] = ["PROBE"];

/** The earliest moment at which something of these kinds is due; null when nothing is. */
export async function nextDue(
  { client }: Pick<CoreDeps, "client">,
  kinds: readonly DueKind[],
): Promise<Date | null> {
  const earliest = await Promise.all(
    kinds.map((kind) =>
      client.dueWork.findFirst({
        where: { kind },
        orderBy: { dueAt: "asc" },
        select: { dueAt: true },
      }),
    ),
  );
  const moments = earliest.flatMap((row) => (row === null ? [] : [row.dueAt.getTime()]));
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}
