import { ApiError, isUnauthenticated } from "../errors/api-error.ts";
import { NetworkError } from "../errors/network-error.ts";
import type { EventFilter, StreamOverflow } from "../generated/graphql.ts";
import { RECONNECT_MAX_MS, REMEMBERED_EVENTS } from "../policy.ts";
import type { Send } from "../requests/create-send.ts";
import { backoffMs } from "./backoff.ts";
import type { Event } from "./event.ts";
import { type Place, readFirstEvent } from "./find-start.ts";
import type { SseRetry } from "./parse-sse.ts";

/** What of the log is asked for, and how it is read. */
export interface Asked {
  filter: EventFilter;
  onOverflow: StreamOverflow | undefined;
}

/** What following the log needs of the world. */
export interface LogDeps {
  send: Send;
  /** Opens one stream after a place, or from now where the place is null; `isRefused`: with a renewed token. */
  open: (
    place: Place,
    asked: Asked,
    options: { signal: AbortSignal; isRefused: boolean },
  ) => Promise<AsyncGenerator<Event | SseRetry, void, undefined>>;
  /** Whether another token may follow one that is refused. */
  isRenewable: boolean;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  random: () => number;
  /** Milliseconds, from whenever. */
  now: () => number;
}

/** Whether a stream or a read that failed so may go well later. */
export function isWorthRetrying(error: unknown): boolean {
  return (error instanceof ApiError || error instanceof NetworkError) && error.retryable;
}

/**
 * Every event after a place, in order, each once, over as many connections as it takes, until the
 * signal aborts. Throws what is not worth trying again.
 */
export async function* followLog(
  deps: LogDeps,
  start: Promise<Place>,
  asked: Asked,
  signal: AbortSignal,
): AsyncGenerator<Event, void, undefined> {
  const told = new Set<string>();
  let place: Place = null;
  try {
    place = await start;
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  }
  let isRefused = false;
  for (let failures = 0; !signal.aborted; failures += 1) {
    const openedAt = deps.now();
    let askedToWaitMs = 0;
    try {
      for await (const event of readFrom(deps, place, asked, { signal, isRefused })) {
        failures = 0;
        isRefused = false;
        if (typeof event === "string") place = event;
        else if ("retryMs" in event) askedToWaitMs = event.retryMs;
        else if (!told.has(event.id)) {
          place = event.cursor;
          remember(told, event.id);
          yield event;
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isUnauthenticated(error) && deps.isRenewable && !isRefused) {
        isRefused = true;
        continue;
      }
      if (!isWorthRetrying(error)) throw error;
      if (error instanceof ApiError) askedToWaitMs = (error.retryAfter ?? 0) * 1_000;
    }
    // A connection that held for a while was no failure to connect.
    if (deps.now() - openedAt > RECONNECT_MAX_MS) failures = 0;
    const waitMs = Math.max(backoffMs(failures, deps.random()), askedToWaitMs);
    await deps.wait(waitMs, signal);
  }
}

/** One connection's events, and its word on when to come back; a string is a place without an event to tell. */
async function* readFrom(
  deps: LogDeps,
  place: Place,
  asked: Asked,
  { signal, isRefused }: { signal: AbortSignal; isRefused: boolean },
): AsyncGenerator<Event | SseRetry | string, void, undefined> {
  const done = new AbortController();
  try {
    const ending = AbortSignal.any([signal, done.signal]);
    const events = await deps.open(place, asked, { signal: ending, isRefused });
    if (place === null) {
      // No cursor says 'from the beginning'. Where this stream starts is settled by now, so if the
      // log is empty even now, it misses nothing; if not, the way on is after the first event.
      const first = await readFirstEvent(deps.send, asked.filter, signal);
      if (first !== null) return yield first.event ?? first.place;
    }
    yield* events;
  } finally {
    done.abort();
  }
}

function remember(told: Set<string>, id: string): void {
  told.add(id);
  for (const oldest of told) {
    if (told.size <= REMEMBERED_EVENTS) break;
    told.delete(oldest);
  }
}
