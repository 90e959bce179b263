import type { Event, WorkspaceTransaction } from "@evergrant/db";
import { LOG_PAGE_EVENTS, RING_EVENTS } from "./policy.ts";
import { type EventFilter, matchesEvent, readEvents } from "./read-events.ts";

/** A place in a log: just after an event. */
export interface TailPlace {
  position: bigint;
  occurredAt: Date | null;
}

/** Some events in order, and the place after them and after all those that the filter left out. */
export interface LogPage {
  events: readonly Event[];
  end: TailPlace;
}

/** The one reader of a workspace's log in a process, however many follow it. */
export interface LogTail {
  /** How far it has read. */
  head(): TailPlace;
  /** Looks for what is new, once for however often it is asked meanwhile. A look that fails is told, and made again when it is asked for. */
  look(): void;
  /** All events after a place, from memory; null where that is further back than what is kept. */
  readAtHand(place: TailPlace, filter: EventFilter): LogPage | null;
  /**
   * The next events after a place: from memory near the head, read by `reader` further back. The end of a page is
   * never beyond the head that was known before, so that reading page by page comes to where `onGrowth` goes on.
   */
  readAfter(place: TailPlace, filter: EventFilter, reader: LogReader): Promise<LogPage>;
}

/** Whose rights a log is read with. */
export interface LogReader {
  client: WorkspaceTransaction;
}

/** Reads a log from a place on, and calls back whenever it has found more. Whoever reads it must see all of it. */
export function openLogTail(
  deps: LogReader,
  options: { from: TailPlace; onGrowth: () => void; onError: (error: unknown) => void },
): LogTail {
  let head = options.from;
  /** All events after `ringStart`, up to the head. */
  let ring: Event[] = [];
  let ringStart = head.position;
  let isLooking = false;
  let isAsked = false;

  const add = (events: readonly Event[]): void => {
    ring = [...ring, ...events];
    const kept = ring.slice(-RING_EVENTS);
    ringStart = ring[ring.length - kept.length - 1]?.position ?? ringStart;
    ring = kept;
    head = events.at(-1) ?? head;
  };
  const read = async (): Promise<void> => {
    while (isAsked) {
      isAsked = false;
      const events = await readEvents(deps, {
        after: head.position,
        since: head.occurredAt,
        limit: LOG_PAGE_EVENTS,
      });
      if (events.length === 0) continue;
      add(events);
      isAsked ||= events.length === LOG_PAGE_EVENTS;
      options.onGrowth();
    }
  };
  const run = async (): Promise<void> => {
    isLooking = true;
    try {
      await read();
    } catch (error) {
      options.onError(error);
    } finally {
      isLooking = false;
    }
  };
  const readAtHand: LogTail["readAtHand"] = (place, filter) => {
    if (place.position < ringStart) return null;
    const isNew = (event: Event) => event.position > place.position;
    const events = ring.filter((event) => isNew(event) && matchesEvent(filter, event));
    return { events, end: place.position > head.position ? place : head };
  };
  return {
    readAtHand,
    head: () => head,
    look() {
      isAsked = true;
      if (!isLooking) run();
    },
    async readAfter(place, filter, reader) {
      const atHand = readAtHand(place, filter);
      if (atHand !== null) return atHand;
      const { position, occurredAt } = place;
      const seen = head;
      const page = { after: position, since: occurredAt, limit: LOG_PAGE_EVENTS };
      const events = await readEvents(reader, { ...filter, ...page });
      // What comes after the head that was known may have been read, and would be told once more.
      const known = events.filter((event) => event.position <= seen.position);
      const last = known.length === LOG_PAGE_EVENTS ? known.at(-1) : undefined;
      return { events: known, end: last ?? seen };
    },
  };
}
