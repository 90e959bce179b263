import { createRenewLink, NotFoundError, renewLinkUrlOf } from "@evergrant/core";
import { builder } from "../builder.ts";
import {
  answerMutation,
  idempotencyKeyField,
  readSellerAccountId,
  sellerAccountIdField,
} from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { payloadRenewLink, type RenewLinkPayload } from "./payload.ts";

const CreateRenewLinkInput = builder.inputType("CreateRenewLinkInput", {
  description: "The account that the link is to renew.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<RenewLinkPayload>("CreateRenewLinkPayload").implement({
  description: "The link is made.",
  fields: (t) => ({
    renewLink: payloadRenewLink(t),
    url: t.string({
      description:
        "Its address, to be sent to whoever holds the Amazon login. Shown here alone; the same idempotency key shows it again. Who has it can renew this account, and nothing else.",
      resolve: ({ renewLinkId }, _args, { deps }) => renewLinkUrlOf(deps, renewLinkId),
    }),
  }),
});

builder.mutationField("createRenewLink", (t) =>
  t.field({
    type: resultUnion("CreateRenewLinkResult", Payload, [NotFoundError]),
    description:
      "Makes a link with which whoever holds the Amazon login renews one account, without an account or a key here. Works once, for seven days. Needs tokens:write.",
    args: {
      input: t.arg({ type: CreateRenewLinkInput, required: true, description: "What to renew." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "createRenewLink", input }, (actor) =>
        createRenewLink(context.deps, actor, {
          sellerAccountId: readSellerAccountId(context.viewer, input.sellerAccountId),
        }),
      ),
  }),
);
