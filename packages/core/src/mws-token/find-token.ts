import type { MwsToken, SellerAccount, WorkspaceTransaction } from "@evergrant/db";
import { NotFoundError } from "../errors.ts";

export interface AccountWithToken {
  account: SellerAccount;
  token: MwsToken;
}

/** The account and its token, within the client's workspace. An unknown one and another workspace's look the same. */
export async function findToken(
  client: WorkspaceTransaction,
  sellerAccountId: string,
): Promise<AccountWithToken> {
  const found = await client.sellerAccount.findFirst({
    where: { id: sellerAccountId },
    include: { mwsToken: true },
    relationLoadStrategy: "join",
  });
  if (found === null || found.mwsToken === null) throw accountNotFound();
  const { mwsToken, ...account } = found;
  return { account, token: mwsToken };
}

export function accountNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such seller account.");
}
