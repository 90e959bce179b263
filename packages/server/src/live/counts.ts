import { CLOSE_REASONS, type CloseReason } from "./ending.ts";

/** Upper bounds of the classes that lags are counted in, in milliseconds; one more class is without a bound. */
export const LAG_BOUNDS_MS: readonly number[] = [
  5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000,
];

/** What can be seen of the streams of this process: levels as they are, and counts since it began. */
export interface LiveCounts {
  openStreams: number;
  /** Results that wait for readers, and their bytes. */
  queuedPayloads: number;
  queuedBytes: number;
  /** Logs that are read. */
  followedLogs: number;
  /** Events executed for somebody. */
  executions: number;
  /** Results given to connections. */
  handedOver: number;
  /** Results left out for newer ones. */
  coalesced: number;
  closes: Record<CloseReason, number>;
  /** From an event's time, by the domain's clock, to where its result is given to those who wait: by classes. */
  lag: { count: number; sumMs: number; byBound: number[] };
}

export function createCounts(): LiveCounts {
  return {
    ...{ openStreams: 0, queuedPayloads: 0, queuedBytes: 0, followedLogs: 0 },
    ...{ executions: 0, handedOver: 0, coalesced: 0 },
    closes: Object.fromEntries(CLOSE_REASONS.map((reason) => [reason, 0])) as LiveCounts["closes"],
    lag: { count: 0, sumMs: 0, byBound: Array.from({ length: LAG_BOUNDS_MS.length + 1 }, () => 0) },
  };
}

export function countLag({ lag }: LiveCounts, lagMs: number): void {
  const found = LAG_BOUNDS_MS.findIndex((bound) => lagMs <= bound);
  const index = found === -1 ? LAG_BOUNDS_MS.length : found;
  lag.byBound[index] = (lag.byBound[index] ?? 0) + 1;
  lag.count += 1;
  lag.sumMs += lagMs;
}
