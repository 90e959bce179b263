import type { CalendarFeed } from "@evergrant/db";
import type { NewEvent } from "../event/new-event.ts";

/** What is told of a feed in its workspace's log; nothing of its address. */
export function tellFeed(
  type: Extract<NewEvent["type"], `CALENDAR_FEED_${string}`>,
  { id, name, sellerAccountId }: Pick<CalendarFeed, "id" | "name" | "sellerAccountId">,
  states: Pick<NewEvent, "before" | "after">,
): NewEvent {
  // Of the workspace, also where it shows one account: a session of that account has no feeds.
  const data = { calendarFeedId: id, name, shownAccountId: sellerAccountId };
  return { type, sellerAccountId: null, ...states, data };
}
