import { disableReviewAutomation, NotFoundError } from "@evergrant/core";
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

const DisableReviewAutomationInput = builder.inputType("DisableReviewAutomationInput", {
  description: "Where to stop sending review requests.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    marketplaceIds: t.idList({
      description: "The marketplaces to switch off, by Amazon's ids. Absent: all.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<AccountPayload>("DisableReviewAutomationPayload").implement({
  description: "Review Automation is off where it was asked for.",
  fields: (t) => ({
    sellerAccount: payloadSellerAccount(t),
    reviewAutomation: payloadReviewAutomation(t),
  }),
});

builder.mutationField("disableReviewAutomation", (t) =>
  t.field({
    type: resultUnion("DisableReviewAutomationResult", Payload, [NotFoundError]),
    description:
      "Switches Review Automation off; one that a dead token held is then off by the user's own choice, and its alert gone. Needs automation:write.",
    args: {
      input: t.arg({
        type: DisableReviewAutomationInput,
        required: true,
        description: "What to switch off.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "disableReviewAutomation", input }, (actor) =>
        disableReviewAutomation(context.deps, actor, {
          sellerAccountId: readSellerAccountId(context.viewer, input.sellerAccountId),
          marketplaceIds: input.marketplaceIds ?? null,
        }),
      ),
  }),
);
