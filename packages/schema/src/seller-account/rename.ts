import { NotFoundError, renameSellerAccount } from "@evergrant/core";
import { type AccountPayload, payloadSellerAccount } from "../account-payload.ts";
import { builder } from "../builder.ts";
import {
  answerMutation,
  idempotencyKeyField,
  readSellerAccountId,
  sellerAccountIdField,
} from "../mutation.ts";
import { resultUnion } from "../result.ts";

const RenameSellerAccountInput = builder.inputType("RenameSellerAccountInput", {
  description: "An account and its new name.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    name: t.string({ required: true, description: "What people are to call the account." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<AccountPayload>("RenameSellerAccountPayload").implement({
  description: "The account has the name.",
  fields: (t) => ({ sellerAccount: payloadSellerAccount(t) }),
});

builder.mutationField("renameSellerAccount", (t) =>
  t.field({
    type: resultUnion("RenameSellerAccountResult", Payload, [NotFoundError]),
    description: "Gives an account another name. Needs accounts:write.",
    args: {
      input: t.arg({
        type: RenameSellerAccountInput,
        required: true,
        description: "What to rename, and how.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "renameSellerAccount", input }, (actor) =>
        renameSellerAccount(context.deps, actor, {
          sellerAccountId: readSellerAccountId(context.viewer, input.sellerAccountId),
          name: input.name,
        }),
      ),
  }),
);
