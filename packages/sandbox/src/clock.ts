/**
 * Virtual time: the machine's clock plus an offset. It runs on with real time and never goes back,
 * also when the machine's clock is set back.
 */
export class VirtualClock {
  #realNow: () => Date;
  #offsetMs: number;
  #floorMs: number;

  constructor(start: { realNow: () => Date; offsetMs: number; floorMs: number }) {
    this.#realNow = start.realNow;
    this.#offsetMs = start.offsetMs;
    this.#floorMs = start.floorMs;
  }

  nowMs(): number {
    this.#floorMs = Math.max(this.#floorMs, this.#realNow().getTime() + this.#offsetMs);
    return this.#floorMs;
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  /** Moves to a moment, unless the clock is there already; answers the offset to keep. */
  moveTo(momentMs: number): number {
    if (momentMs > this.nowMs()) {
      this.#offsetMs = momentMs - this.#realNow().getTime();
      this.#floorMs = momentMs;
    }
    return this.#offsetMs;
  }
}
