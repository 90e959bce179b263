import { updateWorkspace } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { Workspace } from "./workspace.ts";

const UpdateWorkspaceInput = builder.inputType("UpdateWorkspaceInput", {
  description: "What to change of the viewer's workspace; what is absent stays.",
  fields: (t) => ({
    name: t.string({ description: "What people are to call the workspace." }),
    restoreAutomation: t.boolean({
      description:
        "Whether Review Automation that stopped with its token comes back by itself, with the backlog RESCUE, once the token is ENABLED.",
    }),
    escalateAfterHours: t.int({
      description:
        "After how many hours, 1 to 168, an issue that nobody acknowledged is told to the other admins and owners.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<{ workspaceId: string }>("UpdateWorkspacePayload").implement({
  description: "The workspace is as asked.",
  fields: (t) => ({
    workspace: t.prismaField({
      type: Workspace,
      description: "The workspace as it is now.",
      resolve: (query, _payload, _args, { deps }) => deps.client.workspace.findFirstOrThrow(query),
    }),
  }),
});

builder.mutationField("updateWorkspace", (t) =>
  t.field({
    type: resultUnion("UpdateWorkspaceResult", Payload, []),
    description:
      "Changes the viewer's workspace. BAD_INPUT for hours out of range. Needs workspace:write.",
    args: {
      input: t.arg({ type: UpdateWorkspaceInput, required: true, description: "What to change." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "updateWorkspace", input }, (actor) =>
        updateWorkspace(context.deps, actor, {
          name: input.name ?? null,
          restoreAutomation: input.restoreAutomation ?? null,
          escalateAfterHours: input.escalateAfterHours ?? null,
        }),
      ),
  }),
);
