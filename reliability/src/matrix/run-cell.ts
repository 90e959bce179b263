import { setTimeout as delay } from "node:timers/promises";
import type { Checks } from "../checks.ts";
import { nodesOf } from "../fleet/start-fleet.ts";
import { waitFor } from "../wait-until.ts";
import type { Cell } from "./cell.ts";
import { readFacts } from "./facts.ts";
import { keepUsing, type User } from "./keep-using.ts";
import { countComplaints } from "./log-lines.ts";
import type { MatrixWorld } from "./open-matrix-world.ts";
import { ANSWER_BOUND_MS, BEFORE_MS, FELT_MS, HEAL_MS, LOG_LINES_MAX, SENT_MS } from "./policy.ts";
import { SENT_LATER } from "./sent-later.ts";
import { ANSWERED } from "./sights.ts";

/** What a cell showed. */
export interface Lived {
  cell: Cell;
  users: User[];
  /** Connections that the fault did something to. */
  harmed: number;
  /** Until everything worked again, from the end of the fault on. */
  healedMs: number;
  /** What workers sent, and how long after the end of the fault the last of it came. */
  sent?: { what: string; ms: number };
}

/** Has people at work, lets the fault come and go, and looks that they saw what they may, and that nothing is lost. */
export async function runCell(cell: Cell, world: MatrixWorld, checks: Checks): Promise<Lived> {
  const { fleet, workspaceId, follower } = world;
  const of = `matrix, ${cell.dependency} ${cell.name}`;
  const nodes = nodesOf(fleet);
  const pids = nodes.map(({ pid }) => pid);
  const before = await readFacts(fleet.database.url(), workspaceId);
  const complaintsBefore = await Promise.all(nodes.map((n) => countComplaints(fleet.logFolder, n)));
  const users = (["read", "write", "connect", "verify", "invite"] as const)
    .filter((name) => cell.sees[name] !== undefined || name === "read" || name === "write")
    .map((name) => keepUsing(name, { ...world, nodes: fleet.apis }));
  await delay(BEFORE_MS);
  const { harmed, heldUp } = await harm(cell, world, users);
  const liftedAt = performance.now();
  for (const user of users) user.lift();
  const healed = Promise.all(users.map((user) => user.healed));
  const late = new AbortController();
  const times = await Promise.race([
    healed,
    delay(HEAL_MS, null, { signal: late.signal }).catch(() => null),
  ]);
  late.abort();
  await Promise.all(users.map((user) => user.stop()));

  checks.add(of, "all works again without a restart", times !== null, `within ${HEAL_MS} ms`);
  checks.add(of, "connections were harmed", harmed > 0);
  for (const user of users) {
    const { name, sights } = user;
    const may = cell.sees[name] ?? ANSWERED;
    const wrong = sights.filter(({ seen }) => !may.test(seen)).map(({ seen }) => seen);
    checks.none(of, `${name}: nothing else is seen than what may be`, wrong);
    const slowest = Math.round(Math.max(0, ...sights.map(({ ms }) => ms)));
    const isInTime = slowest <= ANSWER_BOUND_MS;
    checks.add(of, `${name}: is answered in time`, isInTime, `${slowest} ms`);
    checks.add(of, `${name}: was done meanwhile`, sights.length > 0);
    if (cell.hurts.includes(name)) checks.add(of, `${name}: the fault is felt`, hasFelt(user));
  }
  const after = await readFacts(fleet.database.url(), workspaceId);
  const renamed = users.find(({ name }) => name === "write")?.answered ?? 0;
  const seen = `${after.renamings - before.renamings} of ${renamed}`;
  // The last one may have been given up before its answer was certain.
  const isEach = [0, 1].includes(after.renamings - before.renamings - renamed);
  checks.add(of, "each write that was answered has had its one effect", isEach, seen);
  checks.add(of, "no token was disabled", after.disabled === 0, `${after.disabled}`);
  checks.add(
    of,
    "no process has ended",
    nodes.every(({ pid }, i) => pid === pids[i]),
  );
  const sent = await judgeSent(cell, { world, users, heldUp, liftedAt, checks, of });
  await catchUp(after.events, world);
  const told = new Set(follower.seen).size;
  checks.add(
    ...([of, "who follows the log was told each event, once"] as const),
    told >= after.events && told === follower.seen.length && follower.failure() === null,
    `${told} of ${after.events}, ${follower.seen.length - told} twice; ${follower.failure() ?? ""}`,
  );
  const complaints = await Promise.all(nodes.map((n) => countComplaints(fleet.logFolder, n)));
  const most = Math.max(...complaints.map((count, i) => count - (complaintsBefore[i] ?? 0)));
  checks.add(of, "the log complains a few times", most <= LOG_LINES_MAX, `${most} lines`);
  return { cell, users, harmed, healedMs: Math.max(...(times ?? [HEAL_MS])), ...sent };
}

/** Answers how many connections were harmed, and how much was sent in vain. The fault stays until those have felt it whom it hurts. */
async function harm(
  { dependency, fault, lastsMs, hurts, delays = false }: Cell,
  { fleet }: MatrixWorld,
  users: readonly User[],
): Promise<{ harmed: number; heldUp: number }> {
  const proxy = fleet.proxies[dependency];
  if (proxy === null) return { harmed: 0, heldUp: 0 };
  proxy.takeHarmed();
  if (fault.kind === "restart") {
    const ended = await fleet.database.restart();
    return { harmed: ended + proxy.takeHarmed(), heldUp: 0 };
  }
  proxy.set(fault);
  await delay(lastsMs);
  const hurt = users.filter(({ name }) => hurts.includes(name));
  const later = delays ? SENT_LATER[dependency] : undefined;
  let [heldUp, harmed] = [0, 0];
  // What does not come about is told by the checks.
  await waitFor("the fault is felt", FELT_MS, async () => {
    heldUp = (await later?.countTried(fleet.database.url())) ?? 0;
    // What is counted as tried may be on its way to the connection still.
    harmed += proxy.takeHarmed();
    return harmed > 0 && hurt.every(hasFelt) && (later === undefined || heldUp > 0);
  }).catch(() => undefined);
  proxy.set({ kind: "pass" });
  return { harmed: harmed + proxy.takeHarmed(), heldUp };
}

/** Looks that what workers send there came in the end, all of it. */
async function judgeSent(
  { dependency, delays = false }: Cell,
  given: {
    world: MatrixWorld;
    users: readonly User[];
    heldUp: number;
    liftedAt: number;
    checks: Checks;
    of: string;
  },
): Promise<Pick<Lived, "sent">> {
  const { world, users, heldUp, liftedAt, checks, of } = given;
  const later = SENT_LATER[dependency];
  if (later === undefined) return {};
  const url = world.fleet.database.url();
  if (delays) checks.add(of, `${later.what} were sent in vain`, heldUp > 0);
  await waitFor("all is sent", SENT_MS, async () => (await later.readLeft(url)).length === 0).catch(
    () => undefined,
  );
  const ms = performance.now() - liftedAt;
  checks.none(of, `no ${later.what} are left to be sent`, await later.readLeft(url));
  checks.none(of, `all ${later.what} came`, await later.findMissing(world, users));
  return { sent: { what: later.what, ms } };
}

function hasFelt({ sights }: User): boolean {
  return sights.some(({ seen }) => !ANSWERED.test(seen));
}

/** Waits for the follower, whom the fault may have held up. */
async function catchUp(events: number, { follower }: MatrixWorld): Promise<void> {
  const giveUpAt = performance.now() + HEAL_MS;
  while (follower.seen.length < events && performance.now() < giveUpAt) await delay(BEFORE_MS);
}
