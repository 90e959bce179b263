import { NotFoundError, recordMwsTokenRenewal, TokenDisabledError } from "@evergrant/core";
import { type AccountPayload, payloadMwsToken, payloadSellerAccount } from "../account-payload.ts";
import { builder } from "../builder.ts";
import {
  answerMutation,
  idempotencyKeyField,
  readSellerAccountId,
  sellerAccountIdField,
} from "../mutation.ts";
import { resultUnion } from "../result.ts";

const RecordMwsTokenRenewalInput = builder.inputType("RecordMwsTokenRenewalInput", {
  description: "An account and the date to which its authorization was renewed.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    expiresAt: t.field({
      type: "DateTime",
      required: true,
      description: "The new expiry date, as Manage Your Apps shows it; in the future.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<AccountPayload>("RecordMwsTokenRenewalPayload").implement({
  description: "The date is recorded, and the warnings start anew from it.",
  fields: (t) => ({ sellerAccount: payloadSellerAccount(t), mwsToken: payloadMwsToken(t) }),
});

builder.mutationField("recordMwsTokenRenewal", (t) =>
  t.field({
    type: resultUnion("RecordMwsTokenRenewalResult", Payload, [NotFoundError, TokenDisabledError]),
    description:
      "Records that an enabled token was renewed in Seller Central, with its new date. Needs tokens:write.",
    args: {
      input: t.arg({
        type: RecordMwsTokenRenewalInput,
        required: true,
        description: "What was renewed, and until when.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "recordMwsTokenRenewal", input }, (actor) =>
        recordMwsTokenRenewal(context.deps, actor, {
          sellerAccountId: readSellerAccountId(context.viewer, input.sellerAccountId),
          expiresAt: input.expiresAt,
        }),
      ),
  }),
);
