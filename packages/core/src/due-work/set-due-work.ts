import { type DueKind, type MwsToken, Prisma } from "@evergrant/db";
import type { DueMoments } from "../mws-token/due-moments.ts";

/** Replaces what is due about an account: at most one row per kind. Frees the leases of what it moves. */
export async function setDueWork(
  tx: Prisma.TransactionClient,
  { workspaceId, sellerAccountId }: Pick<MwsToken, "workspaceId" | "sellerAccountId">,
  moments: DueMoments,
): Promise<void> {
  const rows = Object.entries(moments) as [DueKind, Date][];
  const kinds = rows.map(([kind]) => kind);
  await tx.dueWork.deleteMany({
    where: { workspaceId, sellerAccountId, kind: { notIn: kinds } },
  });
  if (rows.length === 0) return;
  const values = rows.map(
    ([kind, dueAt]) =>
      Prisma.sql`(${workspaceId}::uuid, ${sellerAccountId}::uuid, ${kind}::"DueKind", ${dueAt})`,
  );
  await tx.$executeRaw`
    INSERT INTO "DueWork" ("workspaceId", "sellerAccountId", "kind", "dueAt")
    VALUES ${Prisma.join(values)}
    ON CONFLICT ("workspaceId", "sellerAccountId", "kind")
    DO UPDATE SET "dueAt" = excluded."dueAt", "leasedUntil" = NULL`;
}
