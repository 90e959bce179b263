import { acknowledgeIssue, NotFoundError } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { readIssueId } from "./list.ts";
import { issueIdField, makeIssuePayload } from "./payload.ts";

const AcknowledgeIssueInput = builder.inputType("AcknowledgeIssueInput", {
  description: "The issue that somebody sees to.",
  fields: (t) => ({ issueId: issueIdField(t), idempotencyKey: idempotencyKeyField(t) }),
});

const Payload = makeIssuePayload("AcknowledgeIssuePayload", "Somebody sees to the issue.");

builder.mutationField("acknowledgeIssue", (t) =>
  t.field({
    type: resultUnion("AcknowledgeIssueResult", Payload, [NotFoundError]),
    description:
      "Says that somebody sees to an issue: it is told to nobody else, until it comes to another stage. One that is acknowledged already stays as it is. CONFLICT once it is over. Needs accounts:write.",
    args: {
      input: t.arg({ type: AcknowledgeIssueInput, required: true, description: "The issue." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "acknowledgeIssue", input }, async (actor) =>
        acknowledgeIssue(context.deps, actor, { issueId: readIssueId(input.issueId) }),
      ),
  }),
);
