import { builder } from "../builder.ts";
import { EventType } from "../event/event-type.ts";
import { encodeGlobalId } from "../global-id.ts";

const WebhookEndpointStatus = builder.enumType("WebhookEndpointStatus", {
  description: "Whether events are sent to an endpoint.",
  values: {
    ENABLED: { description: "They are." },
    DISABLED: { description: "They are not, and what happens meanwhile is not kept for it." },
  } as const,
});

const WebhookDisabledReason = builder.enumType("WebhookDisabledReason", {
  description: "Why nothing is sent to an endpoint.",
  values: {
    USER: { description: "Somebody disabled or deleted it." },
    GONE: { description: "It answered 410 Gone." },
  } as const,
});

/** Not a Node: `node` needs accounts:read, this events:read. */
export const WebhookEndpoint = builder.prismaObject("WebhookEndpoint", {
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for the life of the endpoint.",
      resolve: ({ id }) => encodeGlobalId("WebhookEndpoint", id),
    }),
    name: t.exposeString("name"),
    url: t.exposeString("url"),
    types: t.expose("types", { type: [EventType] }),
    sellerAccountIds: t.idList({
      description:
        "The accounts whose events are sent, by their ids, and no others; empty: those of all, and of the workspace itself.",
      select: { sellerAccountIds: true },
      resolve: ({ sellerAccountIds }) =>
        sellerAccountIds.map((id) => encodeGlobalId("SellerAccount", id)),
    }),
    status: t.expose("status", { type: WebhookEndpointStatus }),
    disabledReason: t.expose("disabledReason", { type: WebhookDisabledReason, nullable: true }),
    failuresInRow: t.exposeInt("failuresInRow"),
    failingSince: t.expose("failingSince", { type: "DateTime", nullable: true }),
    previousSecretUntil: t.expose("previousSecretUntil", { type: "DateTime", nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    deletedAt: t.expose("deletedAt", { type: "DateTime", nullable: true }),
  }),
});
