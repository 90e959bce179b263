import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Held, holdMany } from "./live/hold-many.ts";
import { holdStalled } from "./live/hold-stalled.ts";
import { openWorld } from "./live/open-world.ts";
import { STALL_SUBSCRIBERS, SUBSCRIBERS, TARGETS } from "./live/policy.ts";

// What streams cost, beside the least that a broadcaster can be:
//   pnpm --filter @evergrant/bench run live [--subscribers 10000] [--stall]

const { values } = parseArgs({
  options: { subscribers: { type: "string" }, stall: { type: "boolean", default: false } },
});
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const sayLoad = (): void => say(`Load average ${loadavg()[0]?.toFixed(1)}.`);

await using world = await openWorld(process.env.DATABASE_URL);
sayLoad();
if (values.stall) await reportStall();
else await reportMany(Number(values.subscribers ?? SUBSCRIBERS));
sayLoad();

async function reportMany(subscribers: number): Promise<void> {
  const { service, bare, broadcastTo } = await holdMany(world, subscribers);
  say(`| ${subscribers} streams | service | bare node:http | ratio | target |`);
  say("| --- | ---: | ---: | ---: | ---: |");
  const row = (name: string, read: (held: Held) => number, target?: number, digits = 0): void => {
    const [ours, theirs] = [read(service), read(bare)];
    const verdict = target === undefined ? "" : `≤ ${target}: ${ours <= target ? "met" : "MISSED"}`;
    const ratio = theirs === 0 ? "" : (ours / theirs).toFixed(2);
    const cells = [ours.toFixed(digits), theirs.toFixed(digits), ratio];
    say(`| ${[name, ...cells, verdict].join(" | ")} |`);
  };
  const { heldMb, broadcastP99Ms, smallP99Ms } = TARGETS;
  row("seconds to open them", (held) => held.openSeconds, undefined, 1);
  row("RSS idle, MB", (held) => held.idleMb);
  row("RSS above idle, MB", (held) => held.heldMb - held.idleMb, heldMb);
  row(`an event to ${broadcastTo}: median, ms`, (held) => held.broadcast.p50, undefined, 1);
  row(`an event to ${broadcastTo}: p99, ms`, (held) => held.broadcast.p99, broadcastP99Ms, 1);
  row(`an event to ${broadcastTo}: missed`, (held) => held.broadcast.missed);
  row("an event to 10 among them: median, ms", (held) => held.small.p50, undefined, 1);
  row("an event to 10 among them: p99, ms", (held) => held.small.p99, smallP99Ms, 1);
  row("an event to 10 among them: missed", (held) => held.small.missed);
}

async function reportStall(): Promise<void> {
  const found = await holdStalled(world);
  say(
    `| ${STALL_SUBSCRIBERS} streams of a workspace | events | median, ms | p99, ms | missed | RSS, MB |`,
  );
  say("| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const [name, { events, p50, p99, missed }, mb] of [
    ["all of them reading", found.without, found.withoutMb],
    ["one of them stalled, the others", found.with, found.withMb],
  ] as const)
    say(`| ${[name, events, p50.toFixed(1), p99.toFixed(1), missed, mb.toFixed(0)].join(" | ")} |`);
  const { isCut, marks, last } = found.stalled;
  say(`The process ${found.isAlive ? "lives" : "has DIED"}.`);
  say(
    `The stalled stream got ${marks} events and was ${isCut ? "cut" : "left open"}; its last words: ${JSON.stringify(last)}`,
  );
  if (!found.isAlive) process.exitCode = 1;
}
