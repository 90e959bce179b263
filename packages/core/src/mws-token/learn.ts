import type { SellerAccount, WorkspaceTransaction } from "@evergrant/db";
import type { TokenTrial } from "./try-token.ts";

/** What an account learns of Amazon. */
export type Learnt = Pick<SellerAccount, "marketplaceIds" | "missingRole"> &
  Partial<Pick<SellerAccount, "knownOrderId" | "sellerProven">>;

/** What the account learns from a string that was accepted: its marketplaces, an order, and who the seller is. */
export function learnFromTrial(
  account: SellerAccount,
  trial: Extract<TokenTrial, { isAccepted: true }>,
  { isSellerNamed, sameString }: { isSellerNamed: boolean; sameString: boolean },
): Learnt {
  // An order proves another string of the same seller, not the one that it came with.
  const isOrderProof = trial.isSellerProven && !sameString;
  return {
    marketplaceIds: trial.marketplaceIds,
    // Where none was found, one that was told meanwhile stays.
    ...(trial.knownOrderId !== null && { knownOrderId: trial.knownOrderId }),
    missingRole: null,
    sellerProven: account.sellerProven || isSellerNamed || isOrderProof,
  };
}

/** Writes what an account has learnt. */
export async function noteLearnt(
  tx: WorkspaceTransaction,
  { workspaceId, id }: Pick<SellerAccount, "workspaceId" | "id">,
  learnt: Learnt,
): Promise<void> {
  await tx.sellerAccount.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: learnt,
  });
}
