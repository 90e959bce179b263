import { NotFoundError } from "@evergrant/core";
import type { builder } from "./builder.ts";
import { loadMwsToken } from "./mws-token/load.ts";
import { MwsToken } from "./mws-token/mws-token.ts";
import { loadReviewAutomation } from "./review-automation/load.ts";
import { ReviewAutomation } from "./review-automation/review-automation.ts";
import { loadSellerAccount } from "./seller-account/load.ts";
import { SellerAccount } from "./seller-account/seller-account.ts";

/** What core answers, and an idempotency key keeps: what is selected of the account is read afresh. */
export type AccountPayload = { sellerAccountId: string };

type FieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  AccountPayload
>;

export function payloadSellerAccount(t: FieldBuilder) {
  return t.prismaField({
    type: SellerAccount,
    description: "The account as it is now.",
    resolve: async (query, { sellerAccountId }, _args, context, info) =>
      requirePresent(await loadSellerAccount(context, info, query, sellerAccountId)),
  });
}

export function payloadMwsToken(t: FieldBuilder) {
  return t.prismaField({
    type: MwsToken,
    description: "Its token as it is now.",
    resolve: async (query, { sellerAccountId }, _args, context, info) =>
      requirePresent(await loadMwsToken(context, info, query, sellerAccountId)),
  });
}

export function payloadReviewAutomation(t: FieldBuilder) {
  return t.prismaField({
    type: ReviewAutomation,
    description: "Its Review Automation as it is now.",
    resolve: async (query, { sellerAccountId }, _args, context, info) =>
      requirePresent(await loadReviewAutomation(context, info, query, sellerAccountId)),
  });
}

/** Between the answer and its reading the account may have been disconnected. */
function requirePresent<Row>(row: Row | null): Row {
  if (row === null)
    throw new NotFoundError("The account was disconnected since this was answered.");
  return row;
}
