import { calendarFeedStatus } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";

const CalendarFeedStatus = builder.enumType("CalendarFeedStatus", {
  description: "Whether a calendar feed works.",
  values: {
    ACTIVE: { description: "It can be read." },
    REVOKED: { description: "It was revoked." },
    ENDED: {
      description:
        "The API key that made it was revoked, is over, or has no accounts:read any more.",
    },
  } as const,
});

/** Not a Node: who sees which of them, `node` does not ask. */
export const CalendarFeed = builder.prismaObject("CalendarFeed", {
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for the life of the feed.",
      resolve: ({ id }) => encodeGlobalId("CalendarFeed", id),
    }),
    name: t.exposeString("name"),
    status: t.field({
      type: CalendarFeedStatus,
      description: "Whether it works.",
      select: {
        revokedAt: true,
        apiKey: { select: { revokedAt: true, expiresAt: true, scopes: true } },
      },
      resolve: (feed, _args, { deps }) => calendarFeedStatus(feed, deps.machineClock.now()),
    }),
    createdBy: t.id({
      description: "The `viewer.id` of whoever made it; it shows what that viewer may see. Opaque.",
      select: { apiKeyId: true, member: { select: { userId: true } } },
      resolve: ({ apiKeyId, member }) => encodeGlobalId("Viewer", apiKeyId ?? member?.userId ?? ""),
    }),
    sellerAccount: t.relation("sellerAccount", {
      nullable: true,
      description: "The one account that it shows; null: all.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    lastUsedAt: t.expose("lastUsedAt", { type: "DateTime", nullable: true }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
  }),
});
