import { ROUND_MS, ROUNDS } from "./policy.ts";
import type { WriteRound } from "./write-round.ts";

/** Writes a second in either way: medians of rounds that take turns. */
export interface ComparedWrites {
  without: number;
  with: number;
  /** Median of the ratios of neighbouring rounds. */
  ratio: number;
  eventsPerSecond: number;
}

/** The same write without the log and with it. */
export async function compareWrites(round: WriteRound, events: number): Promise<ComparedWrites> {
  const ways = {
    without: () => round({ events: 0, ms: ROUND_MS }),
    with: () => round({ events, ms: ROUND_MS }),
  };
  await round({ events, ms: 500 });
  const pairs: { without: number; with: number }[] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const isFirst = turn % 2 === 0;
    const early = await (isFirst ? ways.with() : ways.without());
    const late = await (isFirst ? ways.without() : ways.with());
    pairs.push(isFirst ? { with: early, without: late } : { with: late, without: early });
  }
  const withLog = medianOf(pairs.map((pair) => pair.with));
  return {
    without: medianOf(pairs.map((pair) => pair.without)),
    with: withLog,
    ratio: medianOf(pairs.map((pair) => pair.with / pair.without)),
    eventsPerSecond: withLog * events,
  };
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
