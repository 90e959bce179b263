import { randomUUID } from "node:crypto";
import type { MwsToken, ReviewAutomation, SellerAccount } from "@evergrant/db";
import { encodeGlobalId } from "../src/global-id.ts";
import { type ApiWorld, NOW } from "./api-world.ts";

export interface InsertedAccount {
  id: string;
  globalId: string;
  tokenId: string;
  automationId: string;
}

type Rows = {
  account?: Partial<SellerAccount>;
  token?: Partial<MwsToken>;
  automation?: Partial<ReviewAutomation>;
};

/** Writes an account with an enabled token and its automation off, but for what is said otherwise. */
export async function insertAccount(
  { owner, applicationId, context }: Pick<ApiWorld, "owner" | "applicationId" | "context">,
  { account, token, automation }: Rows = {},
): Promise<InsertedAccount> {
  const [id, tokenId, automationId] = [randomUUID(), randomUUID(), randomUUID()];
  const { workspaceId } = context.actor;
  await owner.sellerAccount.create({
    data: {
      workspaceId,
      id,
      applicationId,
      name: "Account",
      sellingPartnerId: `A${id.slice(0, 8).toUpperCase()}`,
      region: "NA",
      marketplaceIds: ["ATVPDKIKX0DER"],
      sampleKey: 0,
      createdAt: NOW,
      ...account,
    },
  });
  await owner.mwsToken.create({
    data: {
      workspaceId,
      id: tokenId,
      sellerAccountId: id,
      status: "ENABLED",
      kind: "LWA_REFRESH_TOKEN",
      lastFour: "last",
      expirySource: "UNKNOWN",
      statusChangedAt: NOW,
      ...token,
    },
  });
  await owner.reviewAutomation.create({
    data: {
      workspaceId,
      id: automationId,
      sellerAccountId: id,
      status: "DISABLED",
      disabledBy: "DEFAULT",
      statusChangedAt: NOW,
      ...automation,
    },
  });
  return { id, globalId: encodeGlobalId("SellerAccount", id), tokenId, automationId };
}
