import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import {
  type Clock,
  type EventFilter,
  type LogPage,
  type LogReader,
  matchesEvent,
  type Observer,
  type TailPlace,
} from "@evergrant/core";
import type { Event } from "@evergrant/db";
import { countLag, type LiveCounts } from "./counts.ts";
import { type Execution, executeEvent } from "./execute-event.ts";
import type { FollowedLog } from "./followed-logs.ts";
import type { LiveStream } from "./live-stream.ts";
import type { Executed, Payload } from "./payload.ts";
import { EXECUTE_AT_ONCE, HAND_OVER_AT_ONCE, TRIES } from "./policy.ts";
import type { SharedPayloads } from "./shared-payloads.ts";

/** What all channels of a process have in common. */
export interface ChannelDeps {
  clock: Clock;
  observer: Observer | undefined;
  counts: LiveCounts;
  shared: SharedPayloads;
  /** How often what could not be had is tried again. */
  pollMs: number;
  onError: (error: unknown) => void;
}

/** What one channel tells, and how. */
export interface ChannelPlan {
  key: string;
  workspaceId: string;
  epoch: number;
  execution: Execution;
  filter: EventFilter;
  /** Reads with the rights that its streams share. */
  reader: LogReader;
}

/** Something that events are told with cannot be had at the moment. */
class AwayError extends Error {}

/**
 * All streams of one document, variables and rights: each event is executed and written once for them. A stream
 * that comes reads the log at its own pace until it is where the channel is, and is given the rest as it happens.
 * Both are places in the same log, and they are compared and joined in one turn: nothing comes between.
 */
export class Channel {
  readonly plan: ChannelPlan;
  readonly streams = new Set<LiveStream>();
  readonly #deps: ChannelDeps;
  readonly #log: FollowedLog;
  readonly #live = new Set<LiveStream>();
  /** Everything up to here has been given to those who are live. */
  #place: TailPlace;
  #isPumping = false;

  constructor(deps: ChannelDeps, plan: ChannelPlan, log: FollowedLog) {
    this.#deps = deps;
    this.plan = plan;
    this.#log = log;
    this.#place = log.tail.head();
  }

  add(stream: LiveStream): void {
    this.streams.add(stream);
    this.#catchUp(stream);
  }

  remove(stream: LiveStream): void {
    this.streams.delete(stream);
    this.#live.delete(stream);
  }

  /** Gives what the log has grown by to those who are live. */
  async pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    const { filter, reader } = this.plan;
    try {
      while (this.#live.size > 0 && this.#place.position < this.#log.tail.head().position) {
        const { events, end } = await this.#log.tail.readAfter(this.#place, filter, reader);
        for (const few of slicesOf(events)) {
          const payloads = await this.#payloadsOf(few, 0n);
          this.#place = payloads.at(-1)?.place ?? this.#place;
          await this.#handOver(payloads);
        }
        this.#place = end;
      }
    } catch (error) {
      // Whoever finds the log grown, or looks at it again, has it pumped again.
      this.#fail(error);
    } finally {
      this.#isPumping = false;
    }
  }

  async #catchUp(stream: LiveStream): Promise<void> {
    const { filter, reader } = this.plan;
    const { tail, catchUps } = this.#log;
    try {
      while (!stream.isOver && !this.#takeIfThere(stream)) {
        const atHand = tail.readAtHand(stream.place, filter);
        const end = atHand
          ? await this.#replay(stream, atHand)
          : await catchUps(async () =>
              this.#replay(stream, await tail.readAfter(stream.place, filter, reader)),
            );
        await stream.drained();
        if (end.position > stream.place.position) stream.place = end;
      }
    } catch (error) {
      this.#fail(error);
      stream.fail();
    }
  }

  /** Gives a stream the events of a page, or as many as may wait for it; answers up to where. */
  async #replay(stream: LiveStream, { events, end }: LogPage): Promise<TailPlace> {
    for (const few of slicesOf(events)) {
      if (stream.isOver || stream.isOverfull) return stream.place;
      const payloads = await this.#payloadsOf(few, stream.following.head.position);
      for (const payload of payloads) stream.offer(payload);
    }
    return end;
  }

  /**
   * Makes a stream live that has come to where the channel is; or, while nobody is, to the head, which the channel is
   * never beyond: what lies between the head and a stream that came with a later place, that stream does not take.
   */
  #takeIfThere(stream: LiveStream): boolean {
    const isIdle = this.#live.size === 0 && !this.#isPumping;
    const there = isIdle ? this.#log.tail.head() : this.#place;
    if (stream.place.position < there.position) return false;
    if (isIdle) this.#place = there;
    stream.isLive = true;
    this.#live.add(stream);
    return true;
  }

  #fail(error: unknown): void {
    // That something is away is said where it is noticed, and not for each channel.
    if (!(error instanceof AwayError)) this.#deps.onError(error);
  }

  async #handOver(payloads: readonly Payload[]): Promise<void> {
    const now = this.#deps.clock.now().getTime();
    let given = 0;
    for (const payload of payloads) {
      const { occurredAt } = payload.place;
      if (occurredAt) {
        countLag(this.#deps.counts, Math.max(0, now - occurredAt.getTime()));
        this.#deps.observer?.delivered?.({ occurredAt });
      }
      for (const stream of this.#live) {
        stream.offer(payload);
        given += 1;
        if (given % HAND_OVER_AT_ONCE === 0) await nextTurn();
      }
    }
  }

  /** Throws while something is away, for an event without it would be told wrongly; what is broken is told in the end. */
  async #payloadsOf(events: readonly Event[], seenAtLeast: bigint): Promise<Payload[]> {
    const asked = events.filter((event) => matchesEvent(this.plan.filter, event));
    for (let tries = 1; ; tries += 1) {
      const executed = await Promise.all(asked.map((event) => this.#execute(event, seenAtLeast)));
      const lacks = executed.map(({ lack }) => lack);
      if (lacks.includes("AWAY")) throw new AwayError();
      if (!lacks.includes("BROKEN") || tries === TRIES)
        return executed.map(({ payload }) => payload);
      await delay(this.#deps.pollMs, undefined, { ref: false });
    }
  }

  #execute(event: Event, seenAtLeast: bigint): Promise<Executed> {
    const { key, epoch, execution } = this.plan;
    const { shared, counts } = this.#deps;
    const at = `${key} ${event.position}` as const;
    const known = shared.find(at, seenAtLeast);
    if (known) return known;
    const seen = this.#log.tail.head().position;
    const executing = executeEvent(execution, { ...event, epoch });
    counts.executions += 1;
    shared.keep(at, seen, executing);
    return executing;
  }
}

/** As many as are executed at once: results may be large. */
function* slicesOf(events: readonly Event[]): Generator<readonly Event[]> {
  for (let from = 0; from < events.length; from += EXECUTE_AT_ONCE)
    yield events.slice(from, from + EXECUTE_AT_ONCE);
}
