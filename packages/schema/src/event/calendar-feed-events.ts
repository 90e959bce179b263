import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { readText } from "./data.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";

builder.objectRef<LoggedEvent>("CalendarFeedChanged").implement({
  description: "A calendar feed came or went: CALENDAR_FEED_CREATED, CALENDAR_FEED_REVOKED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    calendarFeedId: t.id({
      description: "The feed's id.",
      resolve: (event) => encodeGlobalId("CalendarFeed", readText(event, "calendarFeedId")),
    }),
    name: t.string({
      description: "What it is called.",
      resolve: (event) => readText(event, "name"),
    }),
  }),
});
