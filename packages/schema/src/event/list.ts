import { encodeCursor } from "@evergrant/core";
import { builder } from "../builder.ts";
import { FREE, pointsOfPage } from "../cost/points.ts";
import type { Edge, Page } from "../paging/page.ts";
import { pageArgs } from "../paging/page-args.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";
import { EventType } from "./event-type.ts";
import { readEventPage } from "./read-page.ts";
import { readSnapshotHead } from "./snapshot.ts";

export const EventFilter = builder.inputType("EventFilter", {
  description: "Which events to list: those that meet every condition given.",
  fields: (t) => ({
    types: t.field({ type: [EventType], description: "Of one of these types." }),
    sellerAccountIds: t.idList({ description: "Of one of these accounts, by their ids." }),
  }),
});

const EventEdge = builder.objectRef<Edge<LoggedEvent>>("EventEdge").implement({
  description: "An event's place in the log.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "The same as the event's own." }),
    node: t.expose("node", { type: EventInterface, description: "The event." }),
  }),
});

const EventConnection = builder.objectRef<Page<LoggedEvent>>("EventConnection").implement({
  description: "A page of events.",
  fields: (t) => ({
    edges: t.expose("edges", {
      type: [EventEdge],
      complexity: FREE,
      description: "Oldest first.",
    }),
    pageInfo: t.expose("pageInfo", {
      type: builder.pageInfoRef(),
      complexity: FREE,
      description: "Where this page lies in the log.",
    }),
  }),
});

builder.queryField("eventsCursor", (t) =>
  t.string({
    description:
      "The place after the newest event. Read before all else that the same query asks for: subscribe after it, and nothing is missed since the state that stands beside it, however many pages that takes. Needs events:read.",
    resolve: async (_root, _args, context) => encodeCursor(await readSnapshotHead(context)),
  }),
);

builder.queryField("events", (t) =>
  t.field({
    type: EventConnection,
    complexity: pointsOfPage,
    description:
      "The workspace's event log, oldest first, a page at a time. Needs events:read. BAD_INPUT for a page size out of range or what is no cursor; CURSOR_EXPIRED for one that no longer serves, with a `snapshotQuery` in its extensions.",
    args: {
      ...pageArgs(t.arg),
      filter: t.arg({ type: EventFilter, description: "Only these events." }),
    },
    resolve: (_root, args, context) => readEventPage(context, args, args.filter),
  }),
);
