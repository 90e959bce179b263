import { REFUSES_ITEMS } from "../access-plugin.ts";
import { builder } from "../builder.ts";
import { answerEach, type ItemAnswer, readOutcome } from "../bulk.ts";
import { FREE, pointsOfBulk } from "../cost/points.ts";
import { idempotencyKeyField } from "../mutation.ts";
import { EnableMwsTokenInput, EnableMwsTokenResult, saveMwsToken } from "./enable.ts";

const EnableMwsTokensInput = builder.inputType("EnableMwsTokensInput", {
  description: "Accounts, and a token for each.",
  fields: (t) => ({
    items: t.field({
      type: [EnableMwsTokenInput],
      required: true,
      description:
        "As for `enableMwsToken`, each with a key of its own if it likes; more than 100 are refused with BAD_INPUT.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const EnableMwsTokensItem = builder.objectRef<ItemAnswer>("EnableMwsTokensItem").implement({
  description: "What became of one of many tokens.",
  fields: (t) => ({
    sellerAccountId: t.exposeID("sellerAccountId", { description: "The id as it was given." }),
    result: t.field({
      type: EnableMwsTokenResult,
      complexity: FREE,
      description: "What `enableMwsToken` would have answered.",
      resolve: readOutcome,
    }),
  }),
});

builder.mutationField("enableMwsTokens", (t) =>
  t.field({
    type: [EnableMwsTokensItem],
    complexity: ({ input }) => pointsOfBulk(input.items),
    description:
      "Saves up to 100 tokens; each succeeds or fails on its own, in the order given. Needs tokens:write. May take 10 seconds.",
    extensions: REFUSES_ITEMS,
    args: {
      input: t.arg({ type: EnableMwsTokensInput, required: true, description: "What to save." }),
    },
    resolve: (_root, { input }, context) =>
      answerEach(
        context,
        {
          mutation: "enableMwsTokens",
          itemMutation: "enableMwsToken",
          input,
        },
        input.items,
        async (item, actor) => saveMwsToken(context, actor, item),
      ),
  }),
);
