import { NotFoundError, snoozeIssue } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { readIssueId } from "./list.ts";
import { issueIdField, makeIssuePayload } from "./payload.ts";

const SnoozeIssueInput = builder.inputType("SnoozeIssueInput", {
  description: "An issue, and until when nothing is told of it.",
  fields: (t) => ({
    issueId: issueIdField(t),
    until: t.field({
      type: "DateTime",
      required: true,
      description: "A moment to come, at most 30 days ahead.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = makeIssuePayload("SnoozeIssuePayload", "The issue is snoozed.");

builder.mutationField("snoozeIssue", (t) =>
  t.field({
    type: resultUnion("SnoozeIssueResult", Payload, [NotFoundError]),
    description:
      "Tells nothing of an issue until a moment, whatever stage it comes to; then once more, if it is not over. BAD_INPUT for a moment that has passed or is more than 30 days ahead, CONFLICT once the issue is over. Needs accounts:write.",
    args: { input: t.arg({ type: SnoozeIssueInput, required: true, description: "The issue." }) },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "snoozeIssue", input }, async (actor) =>
        snoozeIssue(context.deps, actor, {
          issueId: readIssueId(input.issueId),
          until: input.until,
        }),
      ),
  }),
);
