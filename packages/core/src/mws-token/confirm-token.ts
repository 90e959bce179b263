import type { MwsToken, WorkspaceTransaction } from "@evergrant/db";

/**
 * The write of most probes: Amazon said what was known already. Moves the next probe and the moment of
 * the last success in one statement, and answers a call after an incident; false where the token is no
 * longer what was read, or where no probe is due because another one failed meanwhile: then the call stays.
 */
export async function confirmToken(
  client: WorkspaceTransaction,
  { workspaceId, sellerAccountId, version }: MwsToken,
  { lastVerifiedAt, nextProbeAt }: { lastVerifiedAt: Date | null; nextProbeAt: Date },
): Promise<boolean> {
  const [answer] = await client.$queryRaw<{ isMoved: boolean }[]>`
    WITH confirmed AS (
      UPDATE "MwsToken" SET "lastVerifiedAt" = ${lastVerifiedAt}
      WHERE "workspaceId" = ${workspaceId}::uuid
        AND "sellerAccountId" = ${sellerAccountId}::uuid AND "version" = ${version}
      RETURNING "workspaceId", "sellerAccountId"
    ), moved AS (
      UPDATE "DueWork" AS work SET "dueAt" = ${nextProbeAt}, "leasedUntil" = NULL
      FROM confirmed
      WHERE work."workspaceId" = confirmed."workspaceId"
        AND work."sellerAccountId" = confirmed."sellerAccountId" AND work."kind" = 'PROBE'
      RETURNING work."workspaceId", work."sellerAccountId"
    ), answered AS (
      DELETE FROM "DueWork" AS work USING moved
      WHERE work."workspaceId" = moved."workspaceId"
        AND work."sellerAccountId" = moved."sellerAccountId" AND work."kind" = 'CONFIRM'
    )
    SELECT EXISTS (SELECT FROM moved) AS "isMoved"`;
  return answer?.isMoved ?? false;
}
