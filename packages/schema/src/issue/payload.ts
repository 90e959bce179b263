import { issueNotFound } from "@evergrant/core";
import { builder } from "../builder.ts";
import type { InputFields } from "../mutation.ts";
import { Issue } from "./issue.ts";

/** What core answers, and an idempotency key keeps: the issue is read afresh. */
export type IssuePayload = { issueId: string };

export function makeIssuePayload(name: string, description: string) {
  return builder.objectRef<IssuePayload>(name).implement({
    description,
    fields: (t) => ({
      issue: t.prismaField({
        type: Issue,
        description: "The issue as it is now.",
        resolve: async (query, { issueId: id }, _args, { deps, actor: { workspaceId } }) => {
          const where = { workspaceId_id: { workspaceId, id } };
          const issue = await deps.client.issue.findUnique({ ...query, where });
          if (issue === null) throw issueNotFound();
          return issue;
        },
      }),
    }),
  });
}

/** The field that names the issue a mutation is about. */
export function issueIdField(t: InputFields) {
  return t.id({ required: true, description: "The issue's id." });
}
