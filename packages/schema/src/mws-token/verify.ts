import { NotFoundError, verifyMwsToken } from "@evergrant/core";
import { type AccountPayload, payloadMwsToken, payloadSellerAccount } from "../account-payload.ts";
import { builder } from "../builder.ts";
import {
  answerMutation,
  idempotencyKeyField,
  readSellerAccountId,
  sellerAccountIdField,
} from "../mutation.ts";
import { resultUnion } from "../result.ts";

const VerifyMwsTokenInput = builder.inputType("VerifyMwsTokenInput", {
  description: "An account whose token to ask Amazon about.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const VerifyMwsTokenPayload = builder.objectRef<AccountPayload>("VerifyMwsTokenPayload").implement({
  description: "Amazon was asked. Whether the token is alive stands in it.",
  fields: (t) => ({ sellerAccount: payloadSellerAccount(t), mwsToken: payloadMwsToken(t) }),
});

export const VerifyMwsTokenResult = resultUnion("VerifyMwsTokenResult", VerifyMwsTokenPayload, [
  NotFoundError,
]);

builder.mutationField("verifyMwsToken", (t) =>
  t.field({
    type: VerifyMwsTokenResult,
    description:
      "Asks Amazon now about the token as it is. Answers its payload also for a token that turns out dead. Needs tokens:write. May take 10 seconds.",
    args: {
      input: t.arg({ type: VerifyMwsTokenInput, required: true, description: "What to verify." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "verifyMwsToken", input }, (actor) =>
        verifyMwsToken(context.deps, actor, {
          sellerAccountId: readSellerAccountId(context.viewer, input.sellerAccountId),
        }),
      ),
  }),
);
