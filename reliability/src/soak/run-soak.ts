import { setTimeout as delay } from "node:timers/promises";
import type { Vitals } from "../fleet/node-probe.ts";
import { openFleetWorkspace } from "../fleet/open-workspace.ts";
import { type Fleet, nodesOf } from "../fleet/start-fleet.ts";
import { createWrites } from "../history/mutations.ts";
import { connectSeller } from "../history/warnings.ts";
import { createCalls } from "../load/calls.ts";
import type { Random } from "../random.ts";
import { writeTable } from "../report/write-table.ts";
import type { Run } from "../run.ts";
import { followBySdk } from "../subscribers/follow-by-sdk.ts";
import { judgeSoak } from "./judge-soak.ts";

const FULL_SECONDS = 600;
const SHORT_SECONDS = 60;
const SAMPLE_MS = 5_000;
/** How often all is collected that may be: rarely, so that V8 takes the room that it would. */
const COLLECTIONS = 12;
const ACCOUNTS = 20;
const SUBSCRIBERS_EACH = 10;
/** Writes a second in all: well below what a small machine can do. */
const WRITES_A_SECOND = 15;

export interface NodeSample extends Vitals {
  name: string;
  seconds: number;
}

export interface HeldSample {
  name: string;
  seconds: number;
  heldBytes: number;
}

const HEAD = [
  ...["Process", "Holds MB, warm", "at the end", "more a minute"],
  ...["RSS MB, most before", "and since"],
  ...["Handles, warm", "at the end", "more a minute", "Loop lag p99 ms", "max ms"],
];

/** Steady load for ten minutes: what a process holds must not grow. */
export const runSoak: Run = async ({ isShort, random, checks, say, startFleet }) => {
  const fleet = await startFleet();
  const { apiKey } = await openFleetWorkspace(fleet, "Soak");
  const load = await startLoad(fleet, apiKey, random);
  const vitals: NodeSample[] = [];
  const held: HeldSample[] = [];
  const from = performance.now();
  const seconds = isShort ? SHORT_SECONDS : FULL_SECONDS;
  const passed = () => (performance.now() - from) / 1_000;
  for (let collections = 0; passed() < seconds; ) {
    await delay(SAMPLE_MS);
    for (const node of nodesOf(fleet))
      vitals.push({ name: node.name, seconds: passed(), ...(await node.readVitals()) });
    if (passed() < ((collections + 1) * seconds) / COLLECTIONS) continue;
    collections += 1;
    for (const node of nodesOf(fleet))
      held.push({ name: node.name, seconds: passed(), heldBytes: await node.readHeldBytes() });
    say(`${Math.round(passed())} of ${seconds} seconds; ${load.writes()} writes.`);
  }
  await load.stop();
  await fleet.stop();
  const judged = judgeSoak({ vitals, held }, seconds);
  for (const { name, complaints } of judged)
    checks.none(`soak, ${name}`, "holds no more at the end than after its warm-up", complaints);
  checks.add("soak", "writes were made", load.writes() > 0);
  const rows = judged.map((node) => [
    ...[node.name, ...node.heldMb, node.heldSlope, ...node.rssMb],
    ...[...node.handles, node.handleSlope, node.lagP99, node.lagMax],
  ]);
  return `## Soak

${Math.round(seconds / 60)} minutes, ${load.writes()} writes, ${SUBSCRIBERS_EACH * fleet.apis.length} subscribers. What a process holds is what is left of its heap and buffers when all is
collected that may be, from the end of the warm-up on, a third of the time. RSS is the most until two thirds of the
time, and the most since: V8's room makes it rise and fall by a hundred megabytes.

${writeTable(HEAD, rows)}`;
};

async function startLoad(fleet: Fleet, apiKey: string, random: Random) {
  const calls = createCalls({ apiKey });
  const accounts: { id: string; token: string }[] = [];
  for (let index = 0; index < ACCOUNTS; index += 1)
    accounts.push(await connectSeller(fleet, { calls, random }));
  const subscribers = fleet.apis.flatMap(({ name, url }) =>
    Array.from({ length: SUBSCRIBERS_EACH }, () =>
      followBySdk(name, { url, apiKey, isKept: false }),
    ),
  );
  const writes = createWrites(accounts, random);
  const running = new Set<Promise<unknown>>();
  let count = 0;
  const timer = setInterval(() => {
    // Where the machine does less than that, calls do not gather.
    if (running.size > WRITES_A_SECOND) return;
    const sent = calls
      .untilCertain(() => random.pick(fleet.apis), writes.next().call)
      .finally(() => running.delete(sent));
    running.add(sent);
    count += 1;
  }, 1_000 / WRITES_A_SECOND);
  return {
    writes: () => count,
    async stop() {
      clearInterval(timer);
      await Promise.all(running);
      await Promise.all(subscribers.map((subscriber) => subscriber.stop()));
      await calls.stop();
    },
  };
}
