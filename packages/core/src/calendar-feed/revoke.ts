import type { Viewer } from "../access/viewer.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { tellFeed } from "./feed-event.ts";
import { visibleFeeds } from "./maker.ts";

/** Ends a feed, at once. One that was ended before stays as it is, and nothing is told. */
export async function revokeCalendarFeed(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "bus">,
  actor: Actor,
  viewer: Viewer,
  { calendarFeedId: id }: { calendarFeedId: string },
): Promise<{ calendarFeedId: string }> {
  const feed = await deps.client.calendarFeed.findFirst({
    where: { AND: [visibleFeeds(viewer), { id }] },
  });
  if (feed === null) throw calendarFeedNotFound();
  const revokedAt = deps.machineClock.now();
  await deps.client.$transaction(async (tx) => {
    const { count } = await tx.calendarFeed.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt },
    });
    if (count === 0) return;
    await actor.keepAnswer?.(tx, { calendarFeedId: id });
    const states = { before: { revokedAt: null }, after: { revokedAt: revokedAt.toISOString() } };
    await appendEvents(
      tx,
      actor,
      [tellFeed("CALENDAR_FEED_REVOKED", feed, states)],
      deps.clock.now(),
    );
  });
  deps.bus.wake(actor.workspaceId);
  return { calendarFeedId: id };
}

export function calendarFeedNotFound(): NotFoundError {
  return new NotFoundError("You have no such calendar feed.");
}
