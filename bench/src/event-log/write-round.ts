import type { Database } from "@evergrant/db";
import type { Place } from "../row-level-security/uses.ts";
import { runWriters } from "./run-writers.ts";
import { writeSilently, writeWithEvents } from "./write.ts";

export interface RoundOptions {
  /** Of each write; 0: it tells nobody. */
  events: number;
  ms: number;
}

/** Writes for so long; answers how many writes a second that were. */
export type WriteRound = (options: RoundOptions) => Promise<number>;

/** Rounds of this process: the same write, to one place after the other, by so many at once. */
export function createWriteRound(
  database: Database,
  places: readonly Place[],
  writers: number,
): WriteRound {
  let turn = 0;
  const next = (): Place => {
    turn += 1;
    const place = places[turn % places.length];
    if (place === undefined) throw new Error("There is no account to write to.");
    return place;
  };
  return ({ events, ms }) =>
    runWriters({ writers, ms }, () =>
      events === 0
        ? writeSilently(database, next())
        : writeWithEvents(database, next(), { events }),
    );
}
