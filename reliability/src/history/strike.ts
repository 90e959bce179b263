import { setTimeout as delay } from "node:timers/promises";
import { nodesOf } from "../fleet/start-fleet.ts";
import type { Fault } from "../proxy/fault.ts";
import type { FaultProxy } from "../proxy/fault-proxy.ts";
import type { Random } from "../random.ts";
import { waitFor } from "../wait-until.ts";
import { type Harm, proxiesOf, type Struck } from "./harm.ts";
import { killInFlight } from "./kill.ts";
import type { FaultName } from "./plan-faults.ts";
import { FELT_MS } from "./policy.ts";

/** How long Redis stays away. */
const REDIS_AWAY_MS = 3_000;
const STEP_MS = 50;

/** Carries one fault out, to its end; who is struck is drawn. */
export async function strike(
  struck: Struck,
  fault: FaultName,
  { random, stallMs }: { random: Random; stallMs: number },
): Promise<Harm> {
  const { fleet, calls, fronts } = struck;
  const from = performance.now();
  for (const proxy of [...proxiesOf(fleet), ...fronts.values()]) proxy.takeHarmed();
  calls.takeUncertain();
  const inFlight = calls.inFlight();
  const { proxies, database, redis, apis, workers } = fleet;
  const node = random.pick(
    fault === "kill a worker" ? workers : fault === "kill an API" ? apis : nodesOf(fleet),
  );
  const front = fronts.get(random.pick(apis).name) ?? proxies.database;
  const hold = async (proxy: FaultProxy, kind: Fault, lane?: string) => {
    proxy.set(kind, lane);
    await delay(stallMs);
    let connections = proxy.takeHarmed();
    // What was harmed before this may keep others away from it for a while.
    for (const end = performance.now() + FELT_MS; connections === 0 && performance.now() < end; ) {
      await delay(STEP_MS);
      connections = proxy.takeHarmed();
    }
    proxy.set({ kind: "pass" }, lane);
    return { target: lane ?? proxy.name, inFlight, connections: connections + proxy.takeHarmed() };
  };
  const acts: Record<FaultName, () => Promise<Pick<Harm, "target" | "inFlight" | "connections">>> =
    {
      "kill an API": async () => ({
        target: node.name,
        ...(await killInFlight(struck, node, random)),
      }),
      "kill a worker": async () => ({
        target: node.name,
        ...(await killInFlight(struck, node, random)),
      }),
      "cut PostgreSQL": async () => ({
        target: "all",
        inFlight,
        connections: proxies.database.cut(),
      }),
      "stall PostgreSQL for a process": () => hold(proxies.database, { kind: "stall" }, node.name),
      "restart PostgreSQL": async () => ({
        ...{ target: "all", inFlight, connections: await database.restart() },
      }),
      "stop Redis": async () => {
        const connections = (await redis?.stop()) ?? 0;
        await delay(REDIS_AWAY_MS);
        await redis?.start();
        return { target: "all", inFlight, connections };
      },
      "lose LWA's answers": () => hold(proxies.lwa, { kind: "reset" }),
      "shut SP-API": () => hold(proxies.spApi, { kind: "shut" }),
      "cut clients": async () => {
        // Who was cut off before this comes back in his own time.
        await waitFor("somebody is connected", FELT_MS, () => front.open() > 0).catch(() => {});
        return { target: front.name, inFlight, connections: front.cut() };
      },
      "stall clients": () => hold(front, { kind: "stall" }),
      "shut the webhook target": () => hold(proxies.target, { kind: "shut" }),
    };
  const harm = await acts[fault]();
  // Slow machines restart nobody by halves: the next fault finds all of them at work.
  for (const each of nodesOf(fleet)) await each.waitUntilReady();
  const seconds = (performance.now() - from) / 1_000;
  return { fault, ...harm, uncertain: calls.takeUncertain(), seconds };
}
