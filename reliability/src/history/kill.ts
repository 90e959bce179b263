import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import { withConnection } from "@evergrant/db/owner";
import type { FleetNode } from "../fleet/fleet-node.ts";
import type { Fleet } from "../fleet/start-fleet.ts";
import type { Random } from "../random.ts";
import { busyOf, type Struck } from "./harm.ts";
import { IN_FLIGHT_MS, PROBES_BROUGHT_FORWARD } from "./policy.ts";

const WORK_EVERY_MS = 1_000;

/** Kills a process in the middle of something, and starts it again. Answers what it was in the middle of. */
export async function killInFlight(
  { fleet, calls }: Struck,
  node: FleetNode,
  random: Random,
): Promise<{ inFlight: number; connections: number }> {
  const isWorker = node.role === "worker";
  let madeAt = performance.now();
  if (isWorker) await makeWork(fleet);
  // Not always at the same point of what it does.
  await delay(random.between(0, 300));
  const deadline = performance.now() + IN_FLIGHT_MS;
  const look = () => ({ inFlight: calls.inFlight(node), connections: busyOf(fleet, node.name) });
  let found = look();
  const isInTheMiddle = () =>
    found.connections > 0 && (isWorker ? isWorking(fleet, node) : found.inFlight > 0);
  while (!isInTheMiddle() && performance.now() < deadline) {
    await nextTurn();
    // Its brother may have taken all that there was.
    if (isWorker && performance.now() - madeAt > WORK_EVERY_MS) {
      madeAt = performance.now();
      makeWork(fleet).catch(() => undefined);
    }
    found = look();
  }
  await node.kill();
  await node.start();
  return found;
}

/** Whether a worker waits for Amazon, and so holds something that it will write about. */
function isWorking({ proxies }: Fleet, { name }: FleetNode): boolean {
  return proxies.lwa.busy(name) + proxies.spApi.busy(name) + proxies.target.busy(name) > 0;
}

/** Nobody waits for a day here: some accounts are due to be probed now. */
async function makeWork(fleet: Fleet): Promise<void> {
  await withConnection(fleet.database.url(), (connection) =>
    connection.query(
      `UPDATE "DueWork" SET "dueAt" = $1 WHERE "kind" = 'PROBE' AND "leasedUntil" IS NULL
       AND "sellerAccountId" IN (SELECT "sellerAccountId" FROM "DueWork" WHERE "kind" = 'PROBE'
         AND "leasedUntil" IS NULL ORDER BY "dueAt" LIMIT $2)`,
      [new Date(), PROBES_BROUGHT_FORWARD],
    ),
  );
}
