import type { Event } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { type EventFilter, eventWhere } from "../event/read-events.ts";
import { MAX_REPLAYS } from "./policy.ts";

export interface ReplayRange {
  /** Positions in the log, exclusive. */
  after?: bigint | undefined;
  before?: bigint | undefined;
  /** Domain time, inclusive. */
  from?: Date | undefined;
  to?: Date | undefined;
}

export interface FoundRange {
  /** A thousand at most. */
  events: Event[];
  hasMore: boolean;
  /** What was looked at last, where there is more; else the last that was found. */
  end: Pick<Event, "position" | "occurredAt"> | null;
}

const PLACE = { position: true, occurredAt: true } as const;
const orderBy = { position: "asc" } as const;

/** What a filter lets through of a range, the oldest first; of no more than `lookedAtMax` events of the log. */
export async function readRange(
  { client }: Pick<CoreDeps, "client">,
  filter: EventFilter,
  range: ReplayRange,
  lookedAtMax: number,
): Promise<FoundRange> {
  const all = whereOf(range);
  const first = await client.event.findFirst({ where: all, orderBy, select: PLACE });
  if (first === null) return { events: [], hasMore: false, end: null };
  // Positions have no gaps.
  const until = first.position + BigInt(lookedAtMax);
  const found = await client.event.findMany({
    where: { AND: [all, eventWhere(filter), { position: { gte: first.position, lt: until } }] },
    orderBy,
    take: MAX_REPLAYS + 1,
  });
  const events = found.slice(0, MAX_REPLAYS);
  const end = events.at(-1) ?? null;
  if (found.length > MAX_REPLAYS) return { events, hasMore: true, end };
  const [last, next] = await client.event.findMany({
    where: { AND: [all, { position: { gte: until - 1n } }] },
    ...{ orderBy, take: 2, select: PLACE },
  });
  return { events, hasMore: next !== undefined, end: (next && last) ?? end };
}

function whereOf({ after, before, from, to }: ReplayRange) {
  return {
    position: {
      ...(after !== undefined && { gt: after }),
      ...(before !== undefined && { lt: before }),
    },
    occurredAt: { ...(from && { gte: from }), ...(to && { lte: to }) },
  };
}
