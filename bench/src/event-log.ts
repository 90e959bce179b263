import { loadavg } from "node:os";
import { makePartitions } from "@evergrant/core";
import { type Database, openDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";
import { compareWrites } from "./event-log/compare-writes.ts";
import {
  ACCOUNTS,
  ROUND_MS,
  ROUNDS,
  TARGET_EVENTS_PER_SECOND,
  WORKSPACES,
  WRITERS,
} from "./event-log/policy.ts";
import { proveOrder } from "./event-log/prove-order.ts";
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
  try {
    await measure(database, await listPlaces(made.url));
  } finally {
    await database.stop();
  }
} finally {
  await server.stop();
}

async function measure(database: Database, places: readonly Place[]): Promise<void> {
  const [{ workspaceId } = { workspaceId: "" }] = places;
  const ofOne = places.filter((place) => place.workspaceId === workspaceId);
  say(
    `${WRITERS} transactions at once, ${ROUNDS} rounds of ${ROUND_MS / 1_000} s a way in turns; load average ${loadavg()[0]?.toFixed(1)}.`,
  );
  say("| the same write | without events, a second | with, a second | ratio | events a second |");
  say("| --- | ---: | ---: | ---: | ---: |");
  let best = 0;
  for (const [name, where, events] of [
    [`${WORKSPACES} workspaces, 1 event each`, places, 1],
    [`${WORKSPACES} workspaces, 4 events each`, places, 4],
    ["one workspace, 1 event each", ofOne, 1],
    ["one workspace, 4 events each", ofOne, 4],
  ] as const) {
    const compared = await compareWrites(database, where, events);
    const { without, ratio, eventsPerSecond } = compared;
    if (where === places) best = Math.max(best, eventsPerSecond);
    const cells = [name, without.toFixed(0), compared.with.toFixed(0), ratio.toFixed(2)];
    say(`| ${[...cells, eventsPerSecond.toFixed(0)].join(" | ")} |`);
  }
  say(
    `${best >= TARGET_EVENTS_PER_SECOND ? "Reaches" : "MISSES"} ${TARGET_EVENTS_PER_SECOND} events a second over ${WORKSPACES} workspaces: ${best.toFixed(0)}. Load average ${loadavg()[0]?.toFixed(1)}.`,
  );
  const few = places.filter((_, index) => index % WORKSPACES < 5);
  const { committed, undone, looks, problems } = await proveOrder(database, few);
  say(
    `Order: ${committed} committed and ${undone} undone while readers looked ${looks} times; ${problems.length === 0 ? "each committed event seen once and in the order of commits, no other" : problems.slice(0, 10).join("; ")}.`,
  );
  if (problems.length > 0) process.exitCode = 1;
}

/** As many accounts of each of the first workspaces, one workspace after the other. */
async function listPlaces(url: string): Promise<Place[]> {
  return withConnection(url, async (owner) => {
    const { rows } = await owner.query<Place>(
      `SELECT "workspaceId", "id" AS "sellerAccountId" FROM (
         SELECT "workspaceId", "id", row_number() OVER (PARTITION BY "workspaceId" ORDER BY "id") AS nth,
           dense_rank() OVER (ORDER BY "workspaceId") AS rank
         FROM "SellerAccount") AS numbered
       WHERE rank <= $1 AND nth <= 20 ORDER BY nth, rank`,
      [WORKSPACES],
    );
    return rows;
  });
}
