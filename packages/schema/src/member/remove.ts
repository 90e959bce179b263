import { NotFoundError, removeMember } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { makeGoneMemberPayload, memberIdField, readMemberId } from "./payload.ts";

const RemoveMemberInput = builder.inputType("RemoveMemberInput", {
  description: "Who is to go.",
  fields: (t) => ({ memberId: memberIdField(t), idempotencyKey: idempotencyKeyField(t) }),
});

const Payload = makeGoneMemberPayload("RemoveMemberPayload", "The person is no member any more.");

builder.mutationField("removeMember", (t) =>
  t.field({
    type: resultUnion("RemoveMemberResult", Payload, [NotFoundError]),
    description:
      "Takes a person out of the workspace, at once; his live subscriptions end. API keys stay. CONFLICT for the last owner. Needs members:write, and workspace:admin for an owner.",
    args: {
      input: t.arg({ type: RemoveMemberInput, required: true, description: "Who is to go." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "removeMember", input }, async (actor) =>
        removeMember(context.deps, actor, context.viewer, {
          memberId: readMemberId(input.memberId),
        }),
      ),
  }),
);
