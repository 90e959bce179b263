import { calendarFeedNotFound } from "@evergrant/core";
import type { builder } from "../builder.ts";
import { CalendarFeed } from "./calendar-feed.ts";

/** What core answers, and an idempotency key keeps: not the address. */
export type CalendarFeedPayload = { calendarFeedId: string };

type FieldBuilder<Payload extends CalendarFeedPayload> = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  Payload
>;

export function payloadCalendarFeed<Payload extends CalendarFeedPayload>(t: FieldBuilder<Payload>) {
  return t.prismaField({
    type: CalendarFeed,
    description: "The feed as it is now.",
    resolve: async (query, { calendarFeedId: id }, _args, { deps, actor: { workspaceId } }) => {
      const feed = await deps.client.calendarFeed.findUnique({
        ...query,
        where: { workspaceId_id: { workspaceId, id } },
      });
      if (feed === null) throw calendarFeedNotFound();
      return feed;
    },
  });
}
