import type { Clock } from "@evergrant/core";

/** A clock that stands still until it is moved. */
export interface SettableClock extends Clock {
  set(now: Date): void;
  advance(milliseconds: number): void;
}

export function createSettableClock(start: Date): SettableClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    set(moment) {
      now = moment.getTime();
    },
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}
