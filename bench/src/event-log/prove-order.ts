import { type CoreDeps, depsOf, type LogHead, readEvents, readHead } from "@evergrant/core";
import type { Database } from "@evergrant/db";
import type { Place } from "../row-level-security/uses.ts";
import { createBenchDeps } from "../statements/bench-deps.ts";
import { findDisorder } from "./find-disorder.ts";
import { PROOF_MS, UNDONE_EVERY, WRITERS } from "./policy.ts";
import { runWriters } from "./run-writers.ts";
import { type Told, writeWithEvents } from "./write.ts";

/** What was written while readers looked, and what of it went wrong: nothing, if the log is in order. */
export interface Proof {
  committed: number;
  undone: number;
  looks: number;
  problems: string[];
}

/**
 * Writes to a few workspaces at once while a reader of each remembers the last position alone. Each
 * committed event is to be seen once, none that was undone, and none before one that was there earlier.
 */
export async function proveOrder(database: Database, places: readonly Place[]): Promise<Proof> {
  const told: Told[] = [];
  let undone = 0;
  let turn = 0;
  let isOver = false;
  const workspaceIds = [...new Set(places.map(({ workspaceId }) => workspaceId))];
  // From before the first write.
  const heads = await Promise.all(workspaceIds.map((id) => readHead(depsIn(database, id))));
  const readers = heads.map((head) => follow(database, head, () => isOver));
  await runWriters({ writers: WRITERS, ms: PROOF_MS }, async () => {
    turn += 1;
    const place = places[turn % places.length];
    if (place === undefined) return;
    const isUndone = turn % UNDONE_EVERY === 0;
    const written = await writeWithEvents(database, place, { events: 1, isUndone });
    if (written === null) undone += 1;
    else told.push(written);
  });
  isOver = true;
  const seen = await Promise.all(readers);
  const problems = workspaceIds.flatMap((workspaceId, index) =>
    findDisorder(
      told.filter((one) => one.workspaceId === workspaceId),
      seen[index]?.numbers ?? [],
    ).map((problem) => `${workspaceId}: ${problem}`),
  );
  const looks = seen.reduce((sum, reader) => sum + reader.looks, 0);
  return { committed: told.length, undone, looks, problems };
}

/** Reads on and on from where it was, and once more when all is written; answers the numbers in the order it saw them. */
async function follow(
  database: Database,
  head: LogHead,
  isOver: () => boolean,
): Promise<{ numbers: number[]; looks: number }> {
  const deps = depsIn(database, head.workspaceId);
  const numbers: number[] = [];
  let after = head.position;
  for (let looks = 1; ; looks += 1) {
    const isLast = isOver();
    const events = await readEvents(deps, { after, limit: 500 });
    for (const { position, data } of events) {
      after = position;
      numbers.push(Number(Object(data).number));
    }
    if (isLast && events.length === 0) return { numbers, looks };
  }
}

function depsIn(database: Database, workspaceId: string): CoreDeps {
  return depsOf(createBenchDeps(database), { workspaceId });
}
