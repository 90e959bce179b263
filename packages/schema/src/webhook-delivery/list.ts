import { BadInputError } from "@evergrant/core";
import type { Prisma } from "@evergrant/db";
import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { FREE, pointsOfPage } from "../cost/points.ts";
import { decodeIdOf, isUuid } from "../global-id.ts";
import { type Edge, type Page, toPage } from "../paging/page.ts";
import { type PageArgs, pageArgs, readPageWindow } from "../paging/page-args.ts";
import { WebhookDeliveryStatus } from "./status.ts";
import { WebhookDelivery } from "./webhook-delivery.ts";

type Node = typeof WebhookDelivery.$inferType;

const WebhookDeliveryFilter = builder.inputType("WebhookDeliveryFilter", {
  description: "Which deliveries to list: those that meet every condition given.",
  fields: (t) => ({
    webhookEndpointId: t.id({ description: "To this endpoint." }),
    status: t.field({ type: WebhookDeliveryStatus, description: "Of this status." }),
    eventId: t.id({ description: "Of this event." }),
  }),
});

const WebhookDeliveryEdge = builder.objectRef<Edge<Node>>("WebhookDeliveryEdge").implement({
  description: "A delivery's place in the list.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "For `after` and `before`." }),
    node: t.expose("node", { type: WebhookDelivery, description: "The delivery." }),
  }),
});

const WebhookDeliveryConnection = builder
  .objectRef<Page<Node>>("WebhookDeliveryConnection")
  .implement({
    description: "A page of deliveries.",
    fields: (t) => ({
      edges: t.expose("edges", {
        type: [WebhookDeliveryEdge],
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

builder.queryFields((t) => ({
  webhookDeliveries: t.field({
    type: WebhookDeliveryConnection,
    complexity: pointsOfPage,
    description:
      "What was, is and will be sent to the workspace's endpoints, newest first, a page at a time; kept for 30 days from its end. Needs events:read. BAD_INPUT for a page size out of range, what is no cursor, or an id never handed out.",
    args: {
      ...pageArgs(t.arg),
      filter: t.arg({ type: WebhookDeliveryFilter, description: "Only these deliveries." }),
    },
    resolve: (_root, args, context, info) => readPage(context, info, args, args.filter),
  }),
  webhookDelivery: t.prismaField({
    type: WebhookDelivery,
    nullable: true,
    description:
      "One delivery; null where the workspace has no such one, or no longer. Needs events:read.",
    args: { id: t.arg.id({ required: true, description: "The delivery's id." }) },
    resolve: (query, _root, args, { deps }) => {
      const id = decodeIdOf("WebhookDelivery", args.id);
      return id === null
        ? null
        : deps.client.webhookDelivery.findFirst({ ...query, where: { id } });
    },
  }),
}));

/** Ids grow with time: their order is the order of making. */
async function readPage(
  context: Context,
  info: GraphQLResolveInfo,
  args: PageArgs,
  filter: typeof WebhookDeliveryFilter.$inferInput | null | undefined,
): Promise<Page<Node>> {
  const window = readPageWindow(args);
  const { select } = queryFromInfo({
    context,
    info,
    typeName: "WebhookDelivery",
    paths: [["edges", "node"]],
    select: { workspaceId: true, id: true } as const,
  });
  const rows = await context.deps.client.webhookDelivery.findMany({
    where: {
      ...whereFilter(filter ?? {}),
      id: {
        ...(args.after == null ? {} : { lt: decodeCursor(args.after) }),
        ...(args.before == null ? {} : { gt: decodeCursor(args.before) }),
      },
    },
    orderBy: { id: window.isBackward ? "asc" : "desc" },
    take: window.size + 1,
    select,
  });
  const read = rows.map((node) => ({ cursor: encodeCursor(node.id), node }));
  return toPage(read, window, args);
}

function whereFilter({
  webhookEndpointId,
  status,
  eventId,
}: typeof WebhookDeliveryFilter.$inferInput): Prisma.WebhookDeliveryWhereInput {
  return {
    ...(webhookEndpointId != null && {
      endpointId: readId("WebhookEndpoint", "webhookEndpointId", webhookEndpointId),
    }),
    ...(status != null && { status }),
    ...(eventId != null && { eventId: readId("Event", "eventId", eventId) }),
  };
}

function readId(typename: string, name: string, globalId: string): string {
  const id = decodeIdOf(typename, globalId);
  if (id === null) throw new BadInputError(`${name} is no id that was handed out.`);
  return id;
}

function encodeCursor(id: string): string {
  return Buffer.from(`delivery.${id}`).toString("base64url");
}

function decodeCursor(cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString("latin1");
  const id = text.slice("delivery.".length);
  if (text.startsWith("delivery.") && isUuid(id)) return id;
  throw new BadInputError("This is no cursor of webhook deliveries. Use one that an edge gave.");
}
