import { loadavg } from "node:os";
import { makePartitions } from "@evergrant/core";
import { type Database, openDatabase } from "@evergrant/db";
import { compareWrites } from "./event-log/compare-writes.ts";
import { listPlaces } from "./event-log/list-places.ts";
import {
  ACCOUNTS,
  PROCESSES,
  ROUND_MS,
  ROUNDS,
  TARGET_EVENTS_PER_SECOND,
  WORKSPACES,
  WRITERS,
} from "./event-log/policy.ts";
import { proveOrder } from "./event-log/prove-order.ts";
import { startWritingProcesses } from "./event-log/start-writing-processes.ts";
import { createWriteRound, type WriteRound } from "./event-log/write-round.ts";
import { fillFleet } from "./fleet/fill-fleet.ts";
import { openServer } from "./open-database.ts";
import type { Place } from "./row-level-security/uses.ts";
import { createBenchDeps } from "./statements/bench-deps.ts";

// What the log costs the writes that it tells: pnpm --filter @evergrant/bench run event-log

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const server = await openServer(process.env.DATABASE_URL);
try {
  await using made = await server.createDatabase();
  await fillFleet(made.url, { accounts: ACCOUNTS });
  const database = openDatabase({ url: made.url, poolSize: WRITERS + WORKSPACES });
  await makePartitions({ ...createBenchDeps(database), clock: { now: () => new Date() } });
  const fleet = startWritingProcesses(made.url);
  try {
    await measure(database, await listPlaces(made.url), fleet.round);
  } finally {
    await fleet.stop();
    await database.stop();
  }
} finally {
  await server.stop();
}

async function measure(
  database: Database,
  places: readonly Place[],
  ofFleet: WriteRound,
): Promise<void> {
  const [{ workspaceId } = { workspaceId: "" }] = places;
  const ofOne = places.filter((place) => place.workspaceId === workspaceId);
  const here = createWriteRound(database, places, WRITERS);
  const hereToOne = createWriteRound(database, ofOne, WRITERS);
  say(
    `${WRITERS} transactions at once, ${ROUNDS} rounds of ${ROUND_MS / 1_000} s a way in turns; load average ${loadavg()[0]?.toFixed(1)}.`,
  );
  say("| the same write | without events, a second | with, a second | ratio | events a second |");
  say("| --- | ---: | ---: | ---: | ---: |");
  const row = async (name: string, round: WriteRound, events: number): Promise<number> => {
    const { without, ratio, eventsPerSecond, ...compared } = await compareWrites(round, events);
    const cells = [name, without.toFixed(0), compared.with.toFixed(0), ratio.toFixed(2)];
    say(`| ${[...cells, eventsPerSecond.toFixed(0)].join(" | ")} |`);
    return eventsPerSecond;
  };
  const rows = async (name: string, round: WriteRound): Promise<number> =>
    Math.max(
      await row(`${name}, 1 event each`, round, 1),
      await row(`${name}, 4 events each`, round, 4),
    );
  const byOne = await rows(`${WORKSPACES} workspaces, one process`, here);
  const byFleet = await rows(`${WORKSPACES} workspaces, ${PROCESSES} processes`, ofFleet);
  await rows("one workspace, one process", hereToOne);
  sayReached("One process", byOne);
  sayReached(`${PROCESSES} processes`, byFleet);
  say(`Load average ${loadavg()[0]?.toFixed(1)}.`);
  const few = places.filter((_, index) => index % WORKSPACES < 5);
  const { committed, undone, looks, problems } = await proveOrder(database, few);
  say(
    `Order: ${committed} committed and ${undone} undone while readers looked ${looks} times; ${problems.length === 0 ? "each committed event seen once and in the order of commits, no other" : problems.slice(0, 10).join("; ")}.`,
  );
  if (problems.length > 0) process.exitCode = 1;
}

function sayReached(who: string, best: number): void {
  const verb = best >= TARGET_EVENTS_PER_SECOND ? "reached" : "MISSED";
  say(
    `${who}: ${verb} ${TARGET_EVENTS_PER_SECOND} events a second over ${WORKSPACES} workspaces: ${best.toFixed(0)}.`,
  );
}
