import type { MwsToken, WorkspaceTransaction } from "@evergrant/db";
import type { Actor } from "../deps.ts";
import { accountNotFound } from "./find-token.ts";

/**
 * Holds the account's token until the transaction ends, so that neither its status nor its being there
 * changes under the caller. Every transaction that takes several locks takes this one first, after that of the members alone.
 */
export async function lockToken(
  tx: WorkspaceTransaction,
  { workspaceId }: Actor,
  sellerAccountId: string,
): Promise<Pick<MwsToken, "status" | "disabledReason">> {
  const [token] = await tx.$queryRaw<Pick<MwsToken, "status" | "disabledReason">[]>`
    SELECT "status"::text, "disabledReason"::text FROM "MwsToken"
    WHERE "workspaceId" = ${workspaceId}::uuid AND "sellerAccountId" = ${sellerAccountId}::uuid
    FOR UPDATE`;
  if (token === undefined) throw accountNotFound();
  return token;
}
