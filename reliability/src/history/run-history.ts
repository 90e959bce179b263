import { setTimeout as delay } from "node:timers/promises";
import { nodesOf } from "../fleet/start-fleet.ts";
import type { Run } from "../run.ts";
import { waitFor } from "../wait-until.ts";
import type { Harm } from "./harm.ts";
import { judge } from "./judge.ts";
import { readTold, readUntold } from "./messages.ts";
import { openScene } from "./open-scene.ts";
import { planFaults } from "./plan-faults.ts";
import { FULL_PLAN, SETTLE_MS, SHORT_PLAN } from "./policy.ts";
import { readEvents, readOverdue } from "./read-facts.ts";
import { startWriters } from "./start-writers.ts";
import { strike } from "./strike.ts";
import { readUndelivered } from "./webhooks.ts";
import { writeHistory } from "./write-history.ts";

/** Between two looks at what is left. */
const LOOK_MS = 2_000;

/** What was written, told and due while processes were killed and connections broken, compared with what is in the database. */
export const runHistory: Run = async ({ isShort, random, checks, say, startFleet }) => {
  const plan = isShort ? SHORT_PLAN : FULL_PLAN;
  const fleet = await startFleet();
  const scene = await openScene(fleet, plan, random);
  const { sendsWebhooks: hasWebhooks } = scene;
  const faults = planFaults(plan, { random, hasRedis: fleet.redis !== null, hasWebhooks });
  const { calls, subscribers, workspaceId } = scene;
  say(
    `${faults.length} faults for ${nodesOf(fleet).length} processes, ${subscribers.length} subscribers.`,
  );
  const { accounts } = scene;
  const { apis } = fleet;
  const writers = startWriters({
    apis,
    calls,
    accounts,
    random: random.fork(),
    count: plan.writers,
  });
  const harms: Harm[] = [];
  try {
    for (const fault of faults) {
      await delay(random.between(0, plan.pauseMs));
      const harm = await strike({ ...scene }, fault, { random, stallMs: plan.stallMs });
      harms.push(harm);
      const { target, inFlight, connections, uncertain } = harm;
      say(
        `${harms.length}/${faults.length} ${fault} (${target}): ${inFlight} in flight, ${connections} connections, ${uncertain} uncertain; ${writers.done.length} written.`,
      );
    }
  } catch (error) {
    // Told first: whoever is refused would ask again at once.
    const finished = writers.finish();
    await scene.end();
    await finished;
    throw error;
  }
  say("No more faults: everything comes to rest.");
  await writers.finish();
  const url = fleet.database.url();
  const readLeft = async () =>
    (await Promise.all([readOverdue(url), readUndelivered(url), readUntold(url)])).flat();
  const lastWarning = Math.max(...scene.warned.map(({ dueAt }) => dueAt.getTime()));
  await delay(Math.max(0, lastWarning - Date.now()));
  const restFrom = performance.now();
  await untilDone(readLeft);
  const overdue = await readLeft();
  const restSeconds = (performance.now() - restFrom) / 1_000;
  const events = await readEvents(url, workspaceId);
  const newest = events.at(-1)?.id;
  await waitFor("subscribers are up to date", SETTLE_MS, () =>
    subscribers.every(({ seen }) => seen.includes(newest ?? "")),
  ).catch(() => undefined);
  await scene.end();
  // What was told since is nobody's to have seen.
  const all = await readEvents(url, workspaceId);
  const late = new Set(all.slice(events.length).map(({ id }) => id));
  const told = await readTold(url, workspaceId);
  const judged = judge({
    scene,
    events,
    late,
    overdue,
    told,
    harms,
    written: writers.done,
    checks,
  });
  await fleet.stop();
  return writeHistory({
    ...judged,
    scene,
    harms,
    events,
    told,
    written: writers.done,
    restSeconds,
  });
};

/** Waits until nothing is left, for as long as it gets less. */
async function untilDone(readLeft: () => Promise<string[]>): Promise<void> {
  let fewest = Number.POSITIVE_INFINITY;
  let lessSince = performance.now();
  while (fewest > 0 && performance.now() - lessSince < SETTLE_MS) {
    const { length } = await readLeft();
    if (length < fewest) lessSince = performance.now();
    fewest = Math.min(fewest, length);
    if (fewest > 0) await delay(LOOK_MS);
  }
}
