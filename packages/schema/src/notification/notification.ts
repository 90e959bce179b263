import type { MessageChannel as Channel, MessageState as State } from "@evergrant/db";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { loadRecipientName } from "./load-recipient.ts";

const MessageChannel = builder.enumType("MessageChannel", {
  description: "How something is told.",
  values: {
    EMAIL: { description: "By mail to a member." },
    SLACK: { description: "In a channel of Slack." },
  } as const satisfies Record<Channel, { description: string }>,
});

const MessageState = builder.enumType("MessageState", {
  description: "What has become of a message.",
  values: {
    PENDING: { description: "It waits for its moment, or for another attempt." },
    SENDING: { description: "It is being sent." },
    SENT: { description: "It was taken." },
    FAILED: { description: "It was refused, or could not be sent for a day." },
    UNCERTAIN: {
      description:
        "The connection broke while it was being sent: it may have arrived, and is not sent again.",
    },
    SILENCED: { description: "It was not needed any more before it was sent." },
  } as const satisfies Record<State, { description: string }>,
});

export const Notification = builder.prismaObject("Notification", {
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for the life of the notification.",
      resolve: ({ id }) => encodeGlobalId("Notification", id),
    }),
    stage: t.exposeString("stage", {
      description:
        "What was told: `BEGUN`, `DAYS_30` for a stage of a ladder, `ESCALATED`, `SNOOZE_OVER_1`, `HEALED`. Others may come.",
    }),
    channel: t.expose("channel", { type: MessageChannel }),
    recipientName: t.string({
      nullable: true,
      description:
        "The member's name, or the channel's; null without members:read, and once he or it is gone.",
      select: { recipientId: true, channel: true },
      resolve: (notification, _args, context) => loadRecipientName(context, notification),
    }),
    state: t.field({
      type: MessageState,
      description: "What has become of its message.",
      select: { dueAt: true, message: { select: { state: true } } },
      resolve: ({ dueAt, message }) => message?.state ?? (dueAt === null ? "SILENCED" : "PENDING"),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    dueAt: t.expose("dueAt", { type: "DateTime", nullable: true }),
    sentAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When its message was sent; null unless it was.",
      select: { message: { select: { sentAt: true } } },
      resolve: ({ message }) => message?.sentAt ?? null,
    }),
  }),
});
