import { issueNotFound } from "@evergrant/core";
import { builder } from "../builder.ts";
import { FREE, pointsOfPage } from "../cost/points.ts";
import { decodeIdOf } from "../global-id.ts";
import type { Edge, Page } from "../paging/page.ts";
import { pageArgs } from "../paging/page-args.ts";
import { IssueKind, IssueState } from "./enums.ts";
import { Issue } from "./issue.ts";
import { readIssuePage } from "./read-page.ts";

type Node = typeof Issue.$inferType;

export const IssueFilter = builder.inputType("IssueFilter", {
  description: "Which issues to list: those that meet every condition given.",
  fields: (t) => ({
    states: t.field({ type: [IssueState], description: "In one of these states." }),
    kinds: t.field({ type: [IssueKind], description: "Of one of these kinds." }),
    sellerAccountId: t.id({ description: "Of this account." }),
  }),
});

const IssueEdge = builder.objectRef<Edge<Node>>("IssueEdge").implement({
  description: "An issue's place in the list.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "For `after` and `before`." }),
    node: t.expose("node", { type: Issue, description: "The issue." }),
  }),
});

const IssueConnection = builder.objectRef<Page<Node>>("IssueConnection").implement({
  description: "A page of issues.",
  fields: (t) => ({
    edges: t.expose("edges", { type: [IssueEdge], complexity: FREE, description: "Newest first." }),
    pageInfo: t.expose("pageInfo", {
      type: builder.pageInfoRef(),
      complexity: FREE,
      description: "Where this page lies in the list.",
    }),
  }),
});

builder.queryField("issues", (t) =>
  t.field({
    type: IssueConnection,
    complexity: pointsOfPage,
    description:
      "What wants a person, or wanted one, newest first, a page at a time. Needs accounts:read. BAD_INPUT for a page size out of range, or what is no cursor.",
    args: {
      ...pageArgs(t.arg),
      filter: t.arg({ type: IssueFilter, description: "Only these issues." }),
    },
    resolve: (_root, args, context, info) => readIssuePage(context, info, args),
  }),
);

builder.queryField("issue", (t) =>
  t.prismaField({
    type: Issue,
    nullable: true,
    description:
      "An issue by its id; null for one that the workspace does not know. Needs accounts:read.",
    args: { id: t.arg.id({ required: true, description: "The issue's id." }) },
    resolve: (query, _root, { id: globalId }, { deps, actor: { workspaceId } }) => {
      const id = decodeIdOf("Issue", globalId);
      if (id === null) return null;
      return deps.client.issue.findUnique({
        ...query,
        where: { workspaceId_id: { workspaceId, id } },
      });
    },
  }),
);

/** The uuid of the issue that an input names. Throws NotFoundError for an id never handed out. */
export function readIssueId(globalId: string): string {
  const id = decodeIdOf("Issue", globalId);
  if (id === null) throw issueNotFound();
  return id;
}
