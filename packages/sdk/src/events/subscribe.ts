import type { EventType, StreamOverflow } from "../generated/graphql.ts";
import { backoffMs } from "./backoff.ts";
import type { Event } from "./event.ts";
import { findNewestPlace, type Place } from "./find-start.ts";
import { followLog, isWorthRetrying, type LogDeps } from "./follow-log.ts";

/** Which events to follow, from where, and for how long. */
export interface SubscribeOptions {
  /** Start after the event with this cursor. Absent: with the first event from this call on. */
  after?: string | null | undefined;
  /** Only of these types. Absent: of all. */
  types?: readonly EventType[] | null | undefined;
  /** Only of these accounts, by their ids. Absent: of all. */
  sellerAccountIds?: readonly string[] | null | undefined;
  /**
   * What becomes of a connection whose reader takes less than happens. CLOSE, unless said: it ends, and the stream goes
   * on where it was, so that everything is told. COALESCE: of an entity's ENABLED and DISABLED that wait, the newest
   * alone is told.
   */
  onOverflow?: StreamOverflow | undefined;
  /** Ends the stream, quietly, when it aborts. */
  signal?: AbortSignal | undefined;
}

/** Events as they happen, to be read once. Leaving a `for await` loop closes the connection. */
export interface EventStream extends AsyncIterableIterator<Event, undefined, undefined> {
  /**
   * Settles once the starting place is fixed, or the stream has ended: whatever happens after that
   * is told. Worth awaiting before causing, by other means than this stream's reader, what the
   * stream is to tell. Rejects with the {@link ApiError} that ends the stream.
   */
  readonly ready: Promise<void>;
  /** Closes the connection and ends the stream. */
  return(): Promise<IteratorResult<Event, undefined>>;
}

/** Follows the log from now, or from after a cursor. */
export function subscribe(deps: LogDeps, options: SubscribeOptions): EventStream {
  const closed = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, closed.signal]) : closed.signal;
  const start = options.after == null ? findStart(deps, signal) : Promise.resolve(options.after);
  const ready = start.then(
    () => {},
    (error: unknown) => {
      if (!signal.aborted) throw error;
    },
  );
  // Whoever reads the stream learns it there.
  ready.catch(() => {});
  const filter = {
    ...(options.types ? { types: [...options.types] } : {}),
    ...(options.sellerAccountIds ? { sellerAccountIds: [...options.sellerAccountIds] } : {}),
  };
  const events = followLog(deps, start, { filter, onOverflow: options.onOverflow }, signal);
  return {
    ready,
    async next() {
      const { done, value } = await events.next();
      return done ? { done, value: undefined } : { done: false, value };
    },
    async return() {
      // A generator that waits for an event would make its own return wait along.
      closed.abort();
      await events.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function findStart(deps: LogDeps, signal: AbortSignal): Promise<Place> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await findNewestPlace(deps.send, signal);
    } catch (error) {
      if (signal.aborted || !isWorthRetrying(error)) throw error;
    }
    await deps.wait(backoffMs(failures, deps.random()), signal);
  }
}
