import { BadInputError, visibleFeeds } from "@evergrant/core";
import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { FREE, pointsOfPage } from "../cost/points.ts";
import { isUuid } from "../global-id.ts";
import { type Edge, type Page, toPage } from "../paging/page.ts";
import { type PageArgs, pageArgs, readPageWindow } from "../paging/page-args.ts";
import { CalendarFeed } from "./calendar-feed.ts";

type Node = typeof CalendarFeed.$inferType;

const CalendarFeedEdge = builder.objectRef<Edge<Node>>("CalendarFeedEdge").implement({
  description: "A feed's place in the list.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "For `after` and `before`." }),
    node: t.expose("node", { type: CalendarFeed, description: "The feed." }),
  }),
});

const CalendarFeedConnection = builder.objectRef<Page<Node>>("CalendarFeedConnection").implement({
  description: "A page of calendar feeds.",
  fields: (t) => ({
    edges: t.expose("edges", {
      type: [CalendarFeedEdge],
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

builder.queryField("calendarFeeds", (t) =>
  t.field({
    type: CalendarFeedConnection,
    complexity: pointsOfPage,
    description:
      "Your calendar feeds, newest first, a page at a time, also those that were revoked; with keys:admin, everybody's of the workspace. Their addresses are not shown again. Needs accounts:read. BAD_INPUT for a page size out of range or what is no cursor.",
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
  const window = readPageWindow(args);
  const { select } = queryFromInfo({
    context,
    info,
    typeName: "CalendarFeed",
    paths: [["edges", "node"]],
    select: { workspaceId: true, id: true } as const,
  });
  const place = {
    ...(args.after == null ? {} : { lt: decodeCursor(args.after) }),
    ...(args.before == null ? {} : { gt: decodeCursor(args.before) }),
  };
  const rows = await context.deps.client.calendarFeed.findMany({
    where: { AND: [visibleFeeds(context.viewer), { id: place }] },
    orderBy: { id: window.isBackward ? "asc" : "desc" },
    take: window.size + 1,
    select,
    relationLoadStrategy: "join",
  });
  const read = rows.map((node) => ({ cursor: encodeCursor(node.id), node }));
  return toPage(read, window, args);
}

const CURSOR = "feed.";

function encodeCursor(id: string): string {
  return Buffer.from(`${CURSOR}${id}`).toString("base64url");
}

function decodeCursor(cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString("latin1");
  const id = text.slice(CURSOR.length);
  if (text.startsWith(CURSOR) && isUuid(id)) return id;
  throw new BadInputError("This is no cursor of calendar feeds. Use one that an edge gave.");
}
