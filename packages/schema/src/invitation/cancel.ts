import { cancelInvitation, invitationNotFound, NotFoundError } from "@evergrant/core";
import { builder } from "../builder.ts";
import { decodeIdOf } from "../global-id.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { makeInvitationPayload } from "./payload.ts";

const CancelInvitationInput = builder.inputType("CancelInvitationInput", {
  description: "The invitation to withdraw.",
  fields: (t) => ({
    invitationId: t.id({ required: true, description: "The invitation's id." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = makeInvitationPayload("CancelInvitationPayload", "The invitation does not work.");

builder.mutationField("cancelInvitation", (t) =>
  t.field({
    type: resultUnion("CancelInvitationResult", Payload, [NotFoundError]),
    description:
      "Withdraws an invitation. One that was accepted, withdrawn or is over stays as it is. Needs members:write, and workspace:admin for an owner's.",
    args: {
      input: t.arg({
        type: CancelInvitationInput,
        required: true,
        description: "What to withdraw.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "cancelInvitation", input }, async (actor) => {
        const invitationId = decodeIdOf("Invitation", input.invitationId);
        if (invitationId === null) throw invitationNotFound();
        return cancelInvitation(context.deps, actor, context.viewer, { invitationId });
      }),
  }),
);
