import type { WorkspaceTransaction } from "@evergrant/db";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { claimDispatches } from "../src/dispatch/claim-dispatches.ts";
import { DISPATCH_EVENTS, dispatchEvents } from "../src/dispatch/dispatch-events.ts";
import type { Planner } from "../src/dispatch/planner.ts";
import { LEASE_MS } from "../src/due-work/claim-due-work.ts";
import { findNextDue } from "../src/due-work/next-due.ts";
import { appendEvents } from "../src/event/append-events.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";
import { DAY_MS } from "./token-fixture.ts";

let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const tell = (count: number) =>
  world.deps.client.$transaction((tx) =>
    appendEvents(
      tx,
      world.actor,
      Array.from({ length: count }, () => ({
        type: "WORKSPACE_CHANGED" as const,
        sellerAccountId: null,
        data: { name: "Named" },
      })),
      world.clock.now(),
    ),
  );

/** The same transaction; notes which events are asked for. */
function watchReads(tx: WorkspaceTransaction, reads: unknown[]): WorkspaceTransaction {
  const event = new Proxy(tx.event, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (args: unknown) => {
        reads.push(args);
        return Reflect.apply(value, target, [args]);
      };
    },
  });
  return new Proxy(tx, {
    get: (target, name) => (name === "event" ? event : Reflect.get(target, name)),
  });
}

const claim = () => claimDispatches(world.installation, { now: world.clock.now(), limit: 10 });

/** Dispatches to one planner; answers the positions that it saw. */
async function dispatch(plan: Planner = async () => {}): Promise<bigint[]> {
  const seen: bigint[] = [];
  const note: Planner = async (tx, told) => {
    await plan(tx, told);
    seen.push(...told.events.map(({ position }) => position));
  };
  await dispatchEvents(world.deps, world.actor.workspaceId, [note]);
  return seen;
}

it("shows each event once, in order, however many there are", async () => {
  await tell(2 * DISPATCH_EVENTS + 1);
  expect(await claim()).toEqual([world.actor.workspaceId]);
  const seen = await dispatch();
  expect(seen).toEqual(Array.from({ length: 2 * DISPATCH_EVENTS + 1 }, (_, at) => BigInt(at + 1)));
  expect(await claim()).toEqual([]);
  await tell(1);
  expect(await claim()).toEqual([world.actor.workspaceId]);
  expect(await dispatch()).toEqual([BigInt(2 * DISPATCH_EVENTS + 2)]);
});

it("reads no month before the first event that nobody looked at", async () => {
  await tell(1);
  await claim();
  await dispatch();
  world.clock.advance(90 * DAY_MS);
  const since = world.clock.now();
  await tell(1);
  await claim();
  const reads: unknown[] = [];
  const { client } = world.deps;
  const watched = new Proxy(client, {
    get: (target, name) =>
      name === "$transaction"
        ? (run: (tx: WorkspaceTransaction) => Promise<unknown>) =>
            client.$transaction((tx) => run(watchReads(tx, reads)))
        : Reflect.get(target, name),
  });
  await dispatchEvents({ ...world.deps, client: watched }, world.actor.workspaceId, []);
  expect(reads).toMatchObject([{ where: { occurredAt: { gte: since } } }]);
});

it("is due as soon as something is told, and no longer when it was looked at", async () => {
  await tell(1);
  expect(await findNextDue(world.installation)).toEqual([
    { kind: "DISPATCH", dueAt: world.clock.now() },
  ]);
  await claim();
  expect(await findNextDue(world.installation)).toEqual([]);
  await dispatch();
  expect(await findNextDue(world.installation)).toEqual([]);
});

it("goes to one worker, and to another when that one died", async () => {
  await tell(1);
  const claims = await Promise.all([claim(), claim()]);
  expect(claims.flat()).toHaveLength(1);
  expect(await claim()).toEqual([]);
  world.machineClock.advance(LEASE_MS);
  expect(await claim()).toHaveLength(1);
});

it("shows what a planner failed at again", async () => {
  await tell(1);
  await claim();
  const fail = dispatch(async () => {
    throw new Error("No");
  });
  await expect(fail).rejects.toThrow("No");
  world.machineClock.advance(LEASE_MS);
  expect(await claim()).toHaveLength(1);
  expect(await dispatch()).toEqual([1n]);
});

it("stays due where the log grew while it was looked at", async () => {
  await tell(1);
  await claim();
  let isFirst = true;
  const seen = await dispatch(async () => {
    if (isFirst) await tell(1);
    isFirst = false;
  });
  expect(seen).toEqual([1n]);
  expect(await claim()).toHaveLength(1);
  expect(await dispatch()).toEqual([2n]);
});

it("shows each once while others write and several look", async () => {
  const seen: bigint[] = [];
  const look = async () => {
    for (const _workspaceId of await claim()) seen.push(...(await dispatch()));
  };
  const writing = Array.from({ length: 40 }, () => tell(3));
  while (seen.length < 120) await Promise.all([look(), look()]);
  await Promise.all(writing);
  expect(seen.toSorted((a, b) => Number(a - b))).toEqual(
    Array.from({ length: 120 }, (_, at) => BigInt(at + 1)),
  );
});
