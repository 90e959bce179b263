import type { MwsToken, PrismaClient } from "@evergrant/db";

/**
 * The write of most probes: Amazon said what was known already. Moves the next probe and the moment of
 * the last success in one statement; answers false where the token is no longer what was read, or where
 * no probe is due because another one failed meanwhile.
 */
export async function confirmToken(
  client: Pick<PrismaClient, "$executeRaw">,
  { workspaceId, sellerAccountId, version }: MwsToken,
  { lastVerifiedAt, nextProbeAt }: { lastVerifiedAt: Date | null; nextProbeAt: Date },
): Promise<boolean> {
  const moved = await client.$executeRaw`
    WITH confirmed AS (
      UPDATE "MwsToken" SET "lastVerifiedAt" = ${lastVerifiedAt}
      WHERE "workspaceId" = ${workspaceId}::uuid
        AND "sellerAccountId" = ${sellerAccountId}::uuid AND "version" = ${version}
      RETURNING "workspaceId", "sellerAccountId"
    )
    UPDATE "DueWork" AS work SET "dueAt" = ${nextProbeAt}, "leasedUntil" = NULL
    FROM confirmed
    WHERE work."workspaceId" = confirmed."workspaceId"
      AND work."sellerAccountId" = confirmed."sellerAccountId" AND work."kind" = 'PROBE'`;
  return moved > 0;
}
