import { disconnectSellerAccount, NotFoundError } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import {
  answerMutation,
  idempotencyKeyField,
  readSellerAccountId,
  sellerAccountIdField,
} from "../mutation.ts";
import { resultUnion } from "../result.ts";

const DisconnectSellerAccountInput = builder.inputType("DisconnectSellerAccountInput", {
  description: "An account to let go.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder
  .objectRef<{ disconnectedId: string }>("DisconnectSellerAccountPayload")
  .implement({
    description: "The account is gone.",
    fields: (t) => ({
      sellerAccountId: t.id({
        description: "The id that the account had.",
        resolve: ({ disconnectedId }) => encodeGlobalId("SellerAccount", disconnectedId),
      }),
    }),
  });

builder.mutationField("disconnectSellerAccount", (t) =>
  t.field({
    type: resultUnion("DisconnectSellerAccountResult", Payload, [NotFoundError]),
    description:
      "Removes an account with its automation and alerts, and destroys its token. What happened stays in the event log. Needs accounts:write.",
    args: {
      input: t.arg({
        type: DisconnectSellerAccountInput,
        required: true,
        description: "What to disconnect.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "disconnectSellerAccount", input }, async (actor) => {
        const sellerAccountId = readSellerAccountId(context.viewer, input.sellerAccountId);
        return disconnectSellerAccount(context.deps, actor, { sellerAccountId });
      }),
  }),
);
