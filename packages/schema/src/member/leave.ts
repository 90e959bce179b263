import { leaveWorkspace, NotFoundError } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { makeGoneMemberPayload } from "./payload.ts";

const LeaveWorkspaceInput = builder.inputType("LeaveWorkspaceInput", {
  description: "The workspace that is left is the viewer's.",
  fields: (t) => ({ idempotencyKey: idempotencyKeyField(t) }),
});

const Payload = makeGoneMemberPayload("LeaveWorkspacePayload", "The viewer is no member any more.");

builder.mutationField("leaveWorkspace", (t) =>
  t.field({
    type: resultUnion("LeaveWorkspaceResult", Payload, [NotFoundError]),
    description:
      "Takes the viewer himself out of the workspace. CONFLICT for the last owner, FORBIDDEN for a key. Needs no scope.",
    args: {
      input: t.arg({ type: LeaveWorkspaceInput, required: true, description: "Nothing else." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "leaveWorkspace", input, isOwn: true }, (actor) =>
        leaveWorkspace(context.deps, actor),
      ),
  }),
);
