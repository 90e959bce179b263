import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";
import { EventType } from "../event/event-type.ts";
import { encodeGlobalId } from "../global-id.ts";
import { loadBody } from "./load-body.ts";
import { readStatus, WebhookDeliveryStatus } from "./status.ts";
import { WebhookAttempt } from "./webhook-attempt.ts";

/** The newest of them; a delivery that was never replayed has fewer. */
const ATTEMPTS_MAX = 50;
const ATTEMPTS_PRICED = 5;

/** Not a Node: `node` needs accounts:read, this events:read. */
export const WebhookDelivery = builder.prismaObject("WebhookDelivery", {
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for the life of the delivery.",
      resolve: ({ id }) => encodeGlobalId("WebhookDelivery", id),
    }),
    webhookEndpoint: t.relation("endpoint", { description: "Where to, also once it is deleted." }),
    eventId: t.id({
      description: "The event's id, which receivers know as `webhook-id`.",
      select: { eventId: true },
      resolve: ({ eventId }) => encodeGlobalId("Event", eventId),
    }),
    eventType: t.expose("eventType", { type: EventType, description: "What happened." }),
    sellerAccountId: t.id({
      nullable: true,
      description: "The account concerned, by its id; null for what concerns none.",
      select: { sellerAccountId: true },
      resolve: ({ sellerAccountId }) =>
        sellerAccountId && encodeGlobalId("SellerAccount", sellerAccountId),
    }),
    status: t.field({
      type: WebhookDeliveryStatus,
      description: "What became of it so far.",
      select: { status: true },
      resolve: ({ status }) => readStatus(status),
    }),
    failure: t.exposeString("failure", {
      nullable: true,
      description: "Why it FAILED, for people; null unless it did.",
    }),
    isReplay: t.exposeBoolean("isReplay", {
      description: "Whether it was sent again by hand, or was made by hand.",
    }),
    attemptCount: t.exposeInt("attempts", {
      description: "Attempts in all, also those before it was sent again.",
    }),
    createdAt: t.expose("createdAt", {
      type: "DateTime",
      description: "When it was made (machine time, like the moments below).",
    }),
    nextAttemptAt: t.expose("nextAttemptAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When it is tried next; not before what waits before it is done. Null unless it is PENDING.",
    }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
    body: t.string({
      nullable: true,
      description: "What is posted, as JSON; null once the event is no longer kept.",
      select: { position: true, occurredAt: true },
      resolve: (delivery, _args, context, { schema }) => loadBody(context, schema, delivery),
    }),
    attempts: t.relation("log", {
      type: WebhookAttempt,
      complexity: pointsOfList(ATTEMPTS_PRICED),
      description: "Its attempts, the newest first; 50 at most.",
      query: { orderBy: { number: "desc" }, take: ATTEMPTS_MAX },
    }),
  }),
});
