import type { SellerAccount, WorkspaceTransaction } from "@evergrant/db";
import type { TokenTrial } from "./try-token.ts";

/** What the account learns from a string that was accepted: its marketplaces, an order, and who the seller is. */
export async function noteTrial(
  tx: WorkspaceTransaction,
  account: SellerAccount,
  trial: Extract<TokenTrial, { isAccepted: true }>,
  { isSellerNamed, sameString }: { isSellerNamed: boolean; sameString: boolean },
): Promise<void> {
  const { workspaceId, id } = account;
  // An order proves another string of the same seller, not the one that it came with.
  const isOrderProof = trial.isSellerProven && !sameString;
  await tx.sellerAccount.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: {
      marketplaceIds: trial.marketplaceIds,
      // Where none was found, one that was told meanwhile stays.
      ...(trial.knownOrderId !== null && { knownOrderId: trial.knownOrderId }),
      missingRole: null,
      sellerProven: account.sellerProven || isSellerNamed || isOrderProof,
    },
  });
}
