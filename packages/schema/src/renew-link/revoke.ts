import { NotFoundError, renewLinkNotFound, revokeRenewLink } from "@evergrant/core";
import { builder } from "../builder.ts";
import { decodeIdOf } from "../global-id.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { payloadRenewLink, type RenewLinkPayload } from "./payload.ts";

const RevokeRenewLinkInput = builder.inputType("RevokeRenewLinkInput", {
  description: "The link to withdraw.",
  fields: (t) => ({
    renewLinkId: t.id({ required: true, description: "The link's id." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<RenewLinkPayload>("RevokeRenewLinkPayload").implement({
  description: "The link does not work any more.",
  fields: (t) => ({ renewLink: payloadRenewLink(t) }),
});

builder.mutationField("revokeRenewLink", (t) =>
  t.field({
    type: resultUnion("RevokeRenewLinkResult", Payload, [NotFoundError]),
    description:
      "Withdraws a renew link, also from somebody who has begun with it. One that was used, withdrawn or is over stays as it is. Needs tokens:write.",
    args: {
      input: t.arg({
        type: RevokeRenewLinkInput,
        required: true,
        description: "What to withdraw.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "revokeRenewLink", input }, async (actor) => {
        const renewLinkId = decodeIdOf("RenewLink", input.renewLinkId);
        if (renewLinkId === null) throw renewLinkNotFound();
        return revokeRenewLink(context.deps, actor, { renewLinkId });
      }),
  }),
);
