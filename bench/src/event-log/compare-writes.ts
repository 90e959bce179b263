import type { Database } from "@evergrant/db";
import type { Place } from "../row-level-security/uses.ts";
import { ROUND_MS, ROUNDS, WRITERS } from "./policy.ts";
import { runWriters } from "./run-writers.ts";
import { writeSilently, writeWithEvents } from "./write.ts";

/** Writes a second in either way: medians of rounds that take turns. */
export interface ComparedWrites {
  without: number;
  with: number;
  /** Median of the ratios of neighbouring rounds. */
  ratio: number;
  eventsPerSecond: number;
}

/** The same write without the log and with it. */
export async function compareWrites(
  database: Database,
  places: readonly Place[],
  events: number,
): Promise<ComparedWrites> {
  let turn = 0;
  const next = (): Place => {
    turn += 1;
    const place = places[turn % places.length];
    if (place === undefined) throw new Error("There is no account to write to.");
    return place;
  };
  const options = { writers: WRITERS, ms: ROUND_MS };
  const ways = {
    without: () => runWriters(options, () => writeSilently(database, next())),
    with: () => runWriters(options, () => writeWithEvents(database, next(), { events })),
  };
  await runWriters({ writers: WRITERS, ms: 500 }, () =>
    writeWithEvents(database, next(), { events }),
  );
  const pairs: { without: number; with: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const isFirst = round % 2 === 0;
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
