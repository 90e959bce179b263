import { encodeCursor, type TailPlace } from "@evergrant/core";
import type { Following } from "@evergrant/schema";
import type { Channel, ChannelPlan } from "./channel.ts";
import { coalesce } from "./coalesce.ts";
import type { LiveCounts } from "./counts.ts";
import { type CloseReason, type Ending, failed, tooSlow } from "./ending.ts";
import type { Outlet } from "./outlet.ts";
import type { Payload } from "./payload.ts";

/** How much may wait for a stream's reader. */
export interface QueueLimits {
  queueMaxEvents: number;
  queueMaxBytes: number;
}

/** Where a stream is told of what happens, from when on an outlet takes it. */
export interface StreamHost extends QueueLimits {
  counts: LiveCounts;
  join(stream: LiveStream): void;
  leave(stream: LiveStream): void;
}

const NOTHING: readonly Payload[] = [];

/**
 * One client's subscription, whatever carries it. A transport attaches an outlet once, calls `resume` when that has
 * room again and `close` when its client has gone; the rest is called by the hub. What happens between opening and
 * attaching is not lost: it stands in the log.
 */
export class LiveStream {
  readonly following: Following;
  /** What it takes to tell it, until it is joined to whoever is told the same. */
  plan: ChannelPlan | null;
  channel: Channel | null = null;
  /** Everything up to here was given or left out. */
  place: TailPlace;
  /** Whether it is given what happens as it happens; before, it reads the log at its outlet's pace. */
  isLive = false;
  isOver = false;
  /** Called for each result that is handed over. */
  onHandedOver: (() => void) | null = null;
  readonly #host: StreamHost;
  #outlet: Outlet | null = null;
  #hasRoom = true;
  #queue: Payload[] = [];
  #queueBytes = 0;
  #cursor: string | null = null;
  #ending: Ending | null = null;
  #onDrained: (() => void) | null = null;
  #closers: readonly ((reason: CloseReason) => void)[] = [];

  constructor(following: Following, plan: ChannelPlan, host: StreamHost) {
    this.following = following;
    this.plan = plan;
    const { position, occurredAt = null } = following.start;
    this.place = { position, occurredAt };
    this.#host = host;
  }

  /** The place after what its outlet has taken, for a client to go on from. */
  get cursor(): string {
    return this.#cursor ?? encodeCursor(this.following.start);
  }

  get isAttached(): boolean {
    return this.#outlet !== null;
  }

  /** Begins to give results to an outlet, from its start on. */
  attach(outlet: Outlet): void {
    this.#outlet = outlet;
    if (this.#ending !== null) outlet.end(this.#ending);
    else if (!this.isOver) this.#host.join(this);
  }

  /** The outlet has room again. */
  resume(): void {
    this.#hasRoom = true;
    this.#flush();
  }

  /** The client has gone: nothing is said any more. */
  close(reason: CloseReason = "CLIENT_GONE"): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#keep(NOTHING);
    this.#host.counts.closes[reason] += 1;
    this.#host.leave(this);
    this.#onDrained?.();
    const closers = this.#closers;
    this.#closers = [];
    for (const closer of closers) closer(reason);
  }

  /** Says the last word instead of what waits. */
  end(ending: Ending): void {
    if (this.isOver) return;
    this.#ending = ending;
    this.close(ending.reason);
    this.#outlet?.end(ending);
  }

  /** The log could not be read: its client may try again, perhaps with another process. */
  fail(): void {
    this.end(failed(this.cursor));
  }

  /** Calls back once, when it is over for whatever reason. */
  onClosed(closer: (reason: CloseReason) => void): void {
    if (this.isOver) closer(this.#ending?.reason ?? "CLIENT_GONE");
    else this.#closers = [...this.#closers, closer];
  }

  /** Takes a result, unless it had it before. */
  offer(payload: Payload): void {
    if (this.isOver || payload.place.position <= this.place.position) return;
    this.place = payload.place;
    if (this.#hasRoom && this.#queue.length === 0) this.#hand(payload);
    else this.#enqueue(payload);
  }

  /** Whether nothing waits any more, or it is over. */
  async drained(): Promise<void> {
    if (this.isOver || (this.#queue.length === 0 && this.#hasRoom)) return;
    await new Promise<void>((resolve) => {
      this.#onDrained = resolve;
    });
    this.#onDrained = null;
  }

  #enqueue(payload: Payload): void {
    this.#queue.push(payload);
    this.#queueBytes += payload.bytes;
    this.#host.counts.queuedPayloads += 1;
    this.#host.counts.queuedBytes += payload.bytes;
    // Who reads the log at his own pace is given a few events more.
    if (this.isLive && this.isOverfull) this.#relieve();
  }

  /** Whether more waits than may. */
  get isOverfull(): boolean {
    const { queueMaxEvents, queueMaxBytes } = this.#host;
    return this.#queue.length > queueMaxEvents || this.#queueBytes > queueMaxBytes;
  }

  #relieve(): void {
    if (this.following.onOverflow === "COALESCE") {
      const before = this.#queue.length;
      this.#keep(coalesce(this.#queue));
      this.#host.counts.coalesced += before - this.#queue.length;
    }
    if (this.isOverfull) this.end(tooSlow(this.cursor));
  }

  #keep(queue: readonly Payload[]): void {
    const { counts } = this.#host;
    const bytes = queue.reduce((sum, payload) => sum + payload.bytes, 0);
    counts.queuedPayloads += queue.length - this.#queue.length;
    counts.queuedBytes += bytes - this.#queueBytes;
    this.#queue = [...queue];
    this.#queueBytes = bytes;
  }

  #flush(): void {
    while (this.#hasRoom && !this.isOver) {
      const payload = this.#queue.shift();
      if (payload === undefined) break;
      this.#queueBytes -= payload.bytes;
      this.#host.counts.queuedPayloads -= 1;
      this.#host.counts.queuedBytes -= payload.bytes;
      this.#hand(payload);
    }
    if (this.#hasRoom) this.#onDrained?.();
  }

  #hand(payload: Payload): void {
    this.#cursor = payload.cursor;
    this.#host.counts.handedOver += 1;
    this.onHandedOver?.();
    this.#hasRoom = this.#outlet?.send(payload) ?? false;
  }
}
