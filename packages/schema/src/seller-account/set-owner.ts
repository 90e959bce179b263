import { NotFoundError, setSellerAccountOwner } from "@evergrant/core";
import { type AccountPayload, payloadSellerAccount } from "../account-payload.ts";
import { builder } from "../builder.ts";
import { readMemberId } from "../member/payload.ts";
import {
  answerMutation,
  idempotencyKeyField,
  readSellerAccountId,
  sellerAccountIdField,
} from "../mutation.ts";
import { resultUnion } from "../result.ts";

const SetSellerAccountOwnerInput = builder.inputType("SetSellerAccountOwnerInput", {
  description: "An account and who answers for it.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    memberId: t.id({ description: "The member's id; null: the workspace's owners do." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<AccountPayload>("SetSellerAccountOwnerPayload").implement({
  description: "The member answers for the account.",
  fields: (t) => ({ sellerAccount: payloadSellerAccount(t) }),
});

builder.mutationField("setSellerAccountOwner", (t) =>
  t.field({
    type: resultUnion("SetSellerAccountOwnerResult", Payload, [NotFoundError]),
    description:
      "Says which member answers for an account, and is told first of what befalls it. Needs accounts:write.",
    args: {
      input: t.arg({
        type: SetSellerAccountOwnerInput,
        required: true,
        description: "The account and the member.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "setSellerAccountOwner", input }, async (actor) =>
        setSellerAccountOwner(context.deps, actor, {
          sellerAccountId: readSellerAccountId(context.viewer, input.sellerAccountId),
          memberId: input.memberId == null ? null : readMemberId(input.memberId),
        }),
      ),
  }),
);
