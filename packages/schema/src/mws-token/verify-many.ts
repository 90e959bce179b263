import { verifyMwsToken } from "@evergrant/core";
import { REFUSES_ITEMS } from "../access-plugin.ts";
import { builder } from "../builder.ts";
import { answerEach, type ItemAnswer, readOutcome } from "../bulk.ts";
import { FREE, pointsOfBulk } from "../cost/points.ts";
import { idempotencyKeyField, readSellerAccountId } from "../mutation.ts";
import { VerifyMwsTokenResult } from "./verify.ts";

const VerifyMwsTokensInput = builder.inputType("VerifyMwsTokensInput", {
  description: "The accounts whose tokens to ask Amazon about.",
  fields: (t) => ({
    sellerAccountIds: t.idList({
      required: true,
      description: "The accounts' ids; more than 100 are refused with BAD_INPUT.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const VerifyMwsTokensItem = builder.objectRef<ItemAnswer>("VerifyMwsTokensItem").implement({
  description: "What became of one of many tokens.",
  fields: (t) => ({
    sellerAccountId: t.exposeID("sellerAccountId", { description: "The id as it was given." }),
    result: t.field({
      type: VerifyMwsTokenResult,
      complexity: FREE,
      description: "What `verifyMwsToken` would have answered.",
      resolve: readOutcome,
    }),
  }),
});

builder.mutationField("verifyMwsTokens", (t) =>
  t.field({
    type: [VerifyMwsTokensItem],
    complexity: ({ input }) => pointsOfBulk(input.sellerAccountIds),
    description:
      "Asks Amazon about up to 100 tokens; each succeeds or fails on its own, in the order given. Needs tokens:write. May take 10 seconds.",
    extensions: REFUSES_ITEMS,
    args: {
      input: t.arg({ type: VerifyMwsTokensInput, required: true, description: "What to verify." }),
    },
    resolve: (_root, { input }, context) =>
      answerEach(
        context,
        {
          mutation: "verifyMwsTokens",
          itemMutation: "verifyMwsToken",
          input,
        },
        input.sellerAccountIds.map((sellerAccountId) => ({ sellerAccountId })),
        async ({ sellerAccountId }, actor) =>
          verifyMwsToken(context.deps, actor, {
            sellerAccountId: readSellerAccountId(context.viewer, sellerAccountId),
          }),
      ),
  }),
);
