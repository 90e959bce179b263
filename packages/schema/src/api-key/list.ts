import { BadInputError } from "@evergrant/core";
import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { FREE, pointsOfPage } from "../cost/points.ts";
import { isUuid } from "../global-id.ts";
import { type Edge, type Page, toPage } from "../paging/page.ts";
import { type PageArgs, pageArgs, readPageWindow } from "../paging/page-args.ts";
import { ApiKey } from "./api-key.ts";

type Node = typeof ApiKey.$inferType;

const ApiKeyEdge = builder.objectRef<Edge<Node>>("ApiKeyEdge").implement({
  description: "A key's place in the list.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "For `after` and `before`." }),
    node: t.expose("node", { type: ApiKey, description: "The key." }),
  }),
});

const ApiKeyConnection = builder.objectRef<Page<Node>>("ApiKeyConnection").implement({
  description: "A page of API keys.",
  fields: (t) => ({
    edges: t.expose("edges", {
      type: [ApiKeyEdge],
      complexity: FREE,
      description: "Newest first.",
    }),
    pageInfo: t.expose("pageInfo", {
      type: builder.pageInfoRef(),
      complexity: FREE,
      description: "Where this page lies in the list.",
    }),
  }),
});

builder.queryField("apiKeys", (t) =>
  t.field({
    type: ApiKeyConnection,
    complexity: pointsOfPage,
    description:
      "The workspace's API keys, newest first, a page at a time; also those that no longer work. Needs keys:admin. BAD_INPUT for a page size out of range or what is no cursor.",
    args: pageArgs(t.arg),
    resolve: (_root, args, context, info) => readPage(context, info, args),
  }),
);

/** Ids grow with time: their order is the order of making. */
async function readPage(
  context: Context,
  info: GraphQLResolveInfo,
  args: PageArgs,
): Promise<Page<Node>> {
  const { deps } = context;
  const window = readPageWindow(args);
  const { select } = queryFromInfo({
    context,
    info,
    typeName: "ApiKey",
    paths: [["edges", "node"]],
    select: { workspaceId: true, id: true } as const,
  });
  const rows = await deps.client.apiKey.findMany({
    where: {
      id: {
        ...(args.after == null ? {} : { lt: decodeCursor(args.after) }),
        ...(args.before == null ? {} : { gt: decodeCursor(args.before) }),
      },
    },
    orderBy: { id: window.isBackward ? "asc" : "desc" },
    take: window.size + 1,
    select,
    relationLoadStrategy: "join",
  });
  const read = rows.map((node) => ({ cursor: encodeCursor(node.id), node }));
  return toPage(read, window, args);
}

function encodeCursor(id: string): string {
  return Buffer.from(`key.${id}`).toString("base64url");
}

function decodeCursor(cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString("latin1");
  const id = text.slice("key.".length);
  if (text.startsWith("key.") && isUuid(id)) return id;
  throw new BadInputError("This is no cursor of API keys. Use one that an edge gave.");
}
