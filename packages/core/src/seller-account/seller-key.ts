import type { SellerAccount } from "@evergrant/db";

/**
 * Whose share of Amazon's rates an account uses: the seller's, once that is proven. Until then the
 * account's own, so that a wrong id takes nothing from the seller it names.
 */
export function sellerKeyOf({
  id,
  sellingPartnerId,
  sellerProven,
}: Pick<SellerAccount, "id" | "sellingPartnerId" | "sellerProven">): string {
  return sellerProven ? sellingPartnerId : id;
}
