import { type DueKind, type MwsToken, Prisma, type WorkspaceTransaction } from "@evergrant/db";
import type { DueMoments } from "../mws-token/due-moments.ts";

/** What follows from the token's own state: all but what is due about the account beside it. */
const OF_TOKEN: readonly DueKind[] = ["WARNING", "EXPIRY", "CONFIRM", "CANDIDATE", "PROBE"];

/** Follow from a token's date alone, wherever it moves. */
const DATED: readonly DueKind[] = ["WARNING", "EXPIRY"];

/**
 * Replaces what is due about an account's token: at most one row per kind. Nothing but being done, which `done`
 * names, puts off what is to be asked of Amazon, or takes it from the worker that holds it.
 */
export async function setDueWork(
  tx: WorkspaceTransaction,
  {
    workspaceId,
    sellerAccountId,
    status,
  }: Pick<MwsToken, "workspaceId" | "sellerAccountId" | "status">,
  moments: DueMoments,
  done: readonly DueKind[] = [],
): Promise<void> {
  const rows = Object.entries(moments) as [DueKind, Date][];
  const kinds = rows.map(([kind]) => kind);
  // A token that an incident's end has called up is asked, whatever else happens to it meanwhile.
  const isCalledUp = status === "ENABLED" && !done.includes("CONFIRM");
  const over = OF_TOKEN.filter(
    (kind) => !kinds.includes(kind) && !(kind === "CONFIRM" && isCalledUp),
  );
  await tx.dueWork.deleteMany({ where: { workspaceId, sellerAccountId, kind: { in: over } } });
  if (rows.length === 0) return;
  const values = rows.map(
    ([kind, dueAt]) =>
      Prisma.sql`(${workspaceId}::uuid, ${sellerAccountId}::uuid, ${kind}::"DueKind", ${dueAt})`,
  );
  const moved = [...DATED, ...done];
  await tx.$executeRaw`
    INSERT INTO "DueWork" ("workspaceId", "sellerAccountId", "kind", "dueAt")
    VALUES ${Prisma.join(values)}
    ON CONFLICT ("workspaceId", "sellerAccountId", "kind")
    DO UPDATE SET
      "leasedUntil" = CASE WHEN excluded."kind" = ANY (${moved}::"DueKind"[])
        THEN NULL ELSE "DueWork"."leasedUntil" END,
      "dueAt" = CASE WHEN excluded."kind" = ANY (${moved}::"DueKind"[])
        THEN excluded."dueAt" ELSE LEAST("DueWork"."dueAt", excluded."dueAt") END`;
}
