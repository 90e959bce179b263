import { enableReviewAutomation, NotFoundError, TokenDisabledError } from "@evergrant/core";
import {
  type AccountPayload,
  payloadReviewAutomation,
  payloadSellerAccount,
} from "../account-payload.ts";
import { builder } from "../builder.ts";
import {
  answerMutation,
  idempotencyKeyField,
  readSellerAccountId,
  sellerAccountIdField,
} from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { ReviewBacklog } from "./review-automation.ts";

const EnableReviewAutomationInput = builder.inputType("EnableReviewAutomationInput", {
  description: "Where to send review requests, and for which orders.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    marketplaceIds: t.idList({
      description: "The marketplaces to switch on, by Amazon's ids. Absent: all of the account's.",
    }),
    backlog: t.field({
      type: ReviewBacklog,
      defaultValue: "ONLY_NEW",
      description: "What becomes of the orders delivered already.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<AccountPayload>("EnableReviewAutomationPayload").implement({
  description: "Review Automation is ENABLED.",
  fields: (t) => ({
    sellerAccount: payloadSellerAccount(t),
    reviewAutomation: payloadReviewAutomation(t),
  }),
});

builder.mutationField("enableReviewAutomation", (t) =>
  t.field({
    type: resultUnion("EnableReviewAutomationResult", Payload, [NotFoundError, TokenDisabledError]),
    description:
      "Switches Review Automation on. Refused while the account's token is DISABLED. Needs automation:write.",
    args: {
      input: t.arg({
        type: EnableReviewAutomationInput,
        required: true,
        description: "What to switch on.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "enableReviewAutomation", input }, (actor) =>
        enableReviewAutomation(context.deps, actor, {
          sellerAccountId: readSellerAccountId(context.viewer, input.sellerAccountId),
          marketplaceIds: input.marketplaceIds ?? null,
          backlog: input.backlog ?? "ONLY_NEW",
        }),
      ),
  }),
);
