import type { MwsToken, PrismaClient, SellerAccount } from "@evergrant/db";
import type { Actor } from "../deps.ts";
import { NotFoundError } from "../errors.ts";

export interface AccountWithToken {
  account: SellerAccount;
  token: MwsToken;
}

/** The account and its token, within the actor's workspace. An unknown one and another workspace's look the same. */
export async function findToken(
  client: Pick<PrismaClient, "sellerAccount">,
  actor: Actor,
  sellerAccountId: string,
): Promise<AccountWithToken> {
  const found = await client.sellerAccount.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: sellerAccountId } },
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
