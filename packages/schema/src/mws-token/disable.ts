import { disableMwsToken, NotFoundError } from "@evergrant/core";
import { type AccountPayload, payloadMwsToken, payloadSellerAccount } from "../account-payload.ts";
import { builder } from "../builder.ts";
import {
  answerMutation,
  idempotencyKeyField,
  readSellerAccountId,
  sellerAccountIdField,
} from "../mutation.ts";
import { resultUnion } from "../result.ts";

const DisableMwsTokenInput = builder.inputType("DisableMwsTokenInput", {
  description: "An account whose token to switch off.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<AccountPayload>("DisableMwsTokenPayload").implement({
  description: "The token is DISABLED.",
  fields: (t) => ({ sellerAccount: payloadSellerAccount(t), mwsToken: payloadMwsToken(t) }),
});

builder.mutationField("disableMwsToken", (t) =>
  t.field({
    type: resultUnion("DisableMwsTokenResult", Payload, [NotFoundError]),
    description:
      "Switches a token off, for reason USER: no alert, no probes, and only enableMwsToken switches it on again. Stops Review Automation. Needs tokens:write.",
    args: {
      input: t.arg({
        type: DisableMwsTokenInput,
        required: true,
        description: "What to switch off.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "disableMwsToken", input }, (actor) =>
        disableMwsToken(context.deps, actor, {
          sellerAccountId: readSellerAccountId(context.viewer, input.sellerAccountId),
        }),
      ),
  }),
);
