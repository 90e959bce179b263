import type { CalendarFeed } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { LAST_USED_STEP_MS } from "./policy.ts";

/**
 * Writes that a feed was read, at most once a minute, and that it shows something else than the last time. Of
 * several readings at once that see the same change, one counts it; a showing that another one has overtaken is
 * told under the count that it finds.
 */
export async function noteReading(
  { client, clock, machineClock }: Pick<CoreDeps, "client" | "clock" | "machineClock">,
  feed: CalendarFeed,
  shown: string,
): Promise<{ revision: number; changedAt: Date }> {
  const { workspaceId, id, revision } = feed;
  const lastUsedAt = machineClock.now();
  if (feed.shown === shown && feed.changedAt !== null) {
    const age = lastUsedAt.getTime() - (feed.lastUsedAt?.getTime() ?? 0);
    if (age >= LAST_USED_STEP_MS)
      await client.calendarFeed.updateMany({ where: { id }, data: { lastUsedAt } });
    return { revision, changedAt: feed.changedAt };
  }
  const changedAt = clock.now();
  const data = { shown, changedAt, lastUsedAt, revision: revision + 1 };
  const { count } = await client.calendarFeed.updateMany({ where: { id, revision }, data });
  if (count === 1) return { revision: revision + 1, changedAt };
  const now = await client.calendarFeed.findFirst({
    where: { workspaceId, id },
    select: { revision: true, changedAt: true },
  });
  return { revision: now?.revision ?? revision + 1, changedAt: now?.changedAt ?? changedAt };
}
