import type { SellerAccount } from "@evergrant/db";

/**
 * Whose share of Amazon's rates an account uses: the seller's, once that is proven; until then the
 * account's own, so that a wrong id takes nothing from the seller it names. Never another workspace's
 * (docs/decisions/0012): what proves a seller here is no reason to slow him down elsewhere.
 */
export function sellerKeyOf({
  workspaceId,
  id,
  sellingPartnerId,
  sellerProven,
}: Pick<SellerAccount, "workspaceId" | "id" | "sellingPartnerId" | "sellerProven">): string {
  return `${workspaceId} ${sellerProven ? sellingPartnerId : id}`;
}
