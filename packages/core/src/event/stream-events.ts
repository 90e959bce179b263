import type { Event } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { type EventFilter, readEvents, readHead } from "./read-events.ts";

/** Waits until a workspace's log may have grown, or until the time is over. A hint, never a promise. */
export interface Wakes {
  waitForWake(workspaceId: string, timeoutMs: number, signal: AbortSignal): Promise<void>;
}

/** How long a stream waits for a hint before it looks itself. */
const POLL_MS = 2_000;
const PAGE_EVENTS = 100;

/**
 * Every event after a position, in order, each once, until the signal aborts. Replay and live are the
 * same reading of the log, so that there is no switch between them at which an event could be lost.
 */
export async function* streamEvents(
  deps: Pick<CoreDeps, "client" | "observer"> & { wakes: Wakes },
  workspaceId: string,
  {
    after,
    since,
    signal,
    ...filter
  }: EventFilter & { after: bigint; since?: Date | null | undefined; signal: AbortSignal },
): AsyncGenerator<Event, void, undefined> {
  let position = after;
  let time = since;
  while (!signal.aborted) {
    const seen = await readHead(deps);
    const wake = deps.wakes.waitForWake(workspaceId, POLL_MS, signal);
    // A quiet log costs one look at its head.
    while (position < seen.position) {
      const page = await readEvents(deps, {
        ...filter,
        after: position,
        since: time,
        limit: PAGE_EVENTS,
      });
      for (const event of page) {
        yield event;
        deps.observer?.delivered?.(event);
        position = event.position;
        time = event.occurredAt;
        if (signal.aborted) return;
      }
      if (page.length < PAGE_EVENTS && position < seen.position) {
        position = seen.position;
        time = seen.occurredAt;
      }
    }
    await wake;
  }
}
