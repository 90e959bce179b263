import type { Queue } from "./queue.ts";

/** How often and since when a message has been received; `nonce` is the latest receipt's. */
export interface Reception {
  nonce: string;
  count: number;
  firstAt: number;
}

const MAX_SPENT_ENTRIES = 1_024;

/**
 * Which messages of one queue can be received, and which are hidden until when. Kept in memory alone:
 * after a restart all messages are visible again, which a queue that delivers at least once may do.
 */
export class Deliveries {
  #messages: Queue["messages"];
  /** Visible messages from `#start` on, oldest first; those deleted since are skipped. */
  #visible: string[];
  #start = 0;
  #hiddenUntil = new Map<string, number>();
  #receptions = new Map<string, Reception>();
  #waiting = new Set<() => void>();

  constructor(queue: Queue) {
    this.#messages = queue.messages;
    this.#visible = [...queue.messages.keys()];
  }

  /** A message that was just sent, hidden at first where a moment is given. */
  add(messageId: string, hiddenUntil: number | null): void {
    if (hiddenUntil === null) this.#show(messageId);
    else {
      this.#hiddenUntil.set(messageId, hiddenUntil);
      this.#wake();
    }
  }

  /** Up to `count` messages, each hidden until `hiddenUntil`. */
  take(
    now: number,
    { count, hiddenUntil, nonce }: { count: number; hiddenUntil: number; nonce: () => string },
  ): { messageId: string; reception: Reception }[] {
    this.#release(now);
    const taken: { messageId: string; reception: Reception }[] = [];
    while (taken.length < count && this.#start < this.#visible.length) {
      const messageId = this.#visible[this.#start++] ?? "";
      if (!this.#messages.has(messageId)) continue;
      const before = this.#receptions.get(messageId);
      const reception = {
        nonce: nonce(),
        count: (before?.count ?? 0) + 1,
        firstAt: before?.firstAt ?? now,
      };
      this.#receptions.set(messageId, reception);
      this.#hiddenUntil.set(messageId, hiddenUntil);
      taken.push({ messageId, reception });
    }
    if (this.#start > MAX_SPENT_ENTRIES && this.#start * 2 > this.#visible.length) {
      this.#visible = this.#visible.slice(this.#start);
      this.#start = 0;
    }
    return taken;
  }

  /** Whether the receipt is the latest that is known of this message. */
  isLatest(messageId: string, nonce: string): boolean {
    const reception = this.#receptions.get(messageId);
    return reception === undefined || reception.nonce === nonce;
  }

  isInFlight(messageId: string, now: number): boolean {
    this.#release(now);
    return this.#hiddenUntil.has(messageId) && this.#receptions.has(messageId);
  }

  /** Hides a message that is in flight until another moment; one that has passed shows it. */
  hide(messageId: string, hiddenUntil: number, now: number): void {
    this.#hiddenUntil.set(messageId, hiddenUntil);
    this.#release(now);
    this.#wake();
  }

  forget(messageId: string): void {
    this.#hiddenUntil.delete(messageId);
    this.#receptions.delete(messageId);
  }

  count(now: number): { visible: number; inFlight: number; delayed: number } {
    this.#release(now);
    let inFlight = 0;
    for (const messageId of this.#hiddenUntil.keys()) {
      if (this.#receptions.has(messageId)) inFlight += 1;
    }
    const delayed = this.#hiddenUntil.size - inFlight;
    return { visible: this.#messages.size - inFlight - delayed, inFlight, delayed };
  }

  /** Resolves when another look may find a message, or when the signal aborts. */
  change(now: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let next = Number.POSITIVE_INFINITY;
      for (const hiddenUntil of this.#hiddenUntil.values()) next = Math.min(next, hiddenUntil);
      const timer = Number.isFinite(next) ? setTimeout(() => end(), next - now) : undefined;
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        signal.removeEventListener("abort", end);
        resolve();
      };
      this.#waiting.add(end);
      signal.addEventListener("abort", end);
      if (signal.aborted) end();
    });
  }

  #release(now: number): void {
    for (const [messageId, hiddenUntil] of this.#hiddenUntil) {
      if (hiddenUntil > now) continue;
      this.#hiddenUntil.delete(messageId);
      this.#show(messageId);
    }
  }

  #show(messageId: string): void {
    this.#visible.push(messageId);
    this.#wake();
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
