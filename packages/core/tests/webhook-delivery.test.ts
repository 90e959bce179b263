import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { DISPATCH_EVENTS } from "../src/dispatch/dispatch-events.ts";
import { claimQueues } from "../src/webhook-delivery/claim-queues.ts";
import { measureWebhookBacklog } from "../src/webhook-delivery/measure-backlog.ts";
import { planDeliveries } from "../src/webhook-delivery/plan.ts";
import { QUEUE_LEASE_MS, RETRY_WINDOW_MS } from "../src/webhook-delivery/policy.ts";
import { createWebhookWorld, type WebhookWorld } from "./webhook-world.ts";

const [A, B] = [randomUUID(), randomUUID()];
const HOUR_MS = 3_600_000;

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const positions = () => world.received.map(({ position }) => position);
const readDeliveries = () =>
  world.client.webhookDelivery.findMany({ orderBy: { position: "asc" } });
const statuses = async () => (await readDeliveries()).map(({ status }) => status);

async function tellAndSend(accounts: (string | null)[]): Promise<void> {
  await world.tell(accounts);
  await world.plan();
  await world.send();
}

it("sends each event once to each endpoint that wants it, signed", async () => {
  const [one, other] = [await world.addEndpoint(), await world.addEndpoint({ types: [] })];
  await world.addEndpoint({ types: ["TOKEN_DISABLED"] });
  await tellAndSend([A, null]);
  const sent = world.received.filter(({ url }) => url === one.url);
  expect(sent).toHaveLength(2);
  // What the making of endpoints told is of interest to one that wants everything.
  expect(world.received.filter(({ url }) => url === other.url).length).toBeGreaterThan(2);
  for (const { headers, body, id, attempt } of sent) {
    const secret = new Webhook(one.secret);
    // The machine's clock of the test is not the library's.
    vi.setSystemTime(world.machineClock.now());
    expect(secret.verify(body, headers)).toMatchObject({ id, version: 1 });
    vi.useRealTimers();
    expect(attempt).toBe(1);
  }
  expect(new Set(await statuses())).toEqual(new Set(["DELIVERED"]));
  expect(await world.send()).toBe(0);
  expect(await world.client.webhookLane.count()).toBe(0);
});

it("plans once, however often the same events are looked at", async () => {
  await world.addEndpoint();
  await world.tell(Array.from({ length: DISPATCH_EVENTS + 5 }, () => A));
  await world.plan();
  const events = await world.client.event.findMany();
  const told = { events, now: world.clock.now(), machineNow: world.machineClock.now() };
  const { workspaceId } = world.actor;
  await world.deps.client.$transaction((tx) => planDeliveries(tx, { ...told, workspaceId }));
  expect(await world.client.webhookDelivery.count()).toBe(DISPATCH_EVENTS + 5);
});

it("keeps the order of each account, also while the first is tried again, and delays nobody else", async () => {
  await world.addEndpoint();
  const [first = 0] = await startAt();
  let fails = true;
  world.answer = ({ position }) => (fails && position === first ? 503 : 204);
  await tellAndSend([A, B, A, null, A, B]);
  expect(positions().toSorted()).toEqual([0, 1, 3, 5].map((step) => first + step));
  fails = false;
  world.machineClock.advance(HOUR_MS);
  await world.send();
  expect(positions().slice(4)).toEqual([first, first + 2, first + 4]);
  expect(world.received.filter(({ position }) => position === first)).toMatchObject([
    { attempt: 1 },
    { attempt: 2 },
  ]);
  const ids = world.received.filter(({ position }) => position === first).map(({ id }) => id);
  expect(new Set(ids).size).toBe(1);
});

/** The position that the next event will have. */
async function startAt(): Promise<number[]> {
  const log = await world.client.workspaceLog.findFirstOrThrow();
  return [Number(log.position) + 1];
}

it("goes on with the next of a lane where one was refused for good", async () => {
  await world.addEndpoint();
  const [first = 0] = await startAt();
  world.answer = ({ position }) => (position === first ? 400 : 204);
  await tellAndSend([A, A]);
  expect(positions()).toEqual([first, first + 1]);
  expect((await readDeliveries()).slice(-2)).toMatchObject([
    { status: "FAILED", failure: "It answered 400.", attempts: 1 },
    { status: "DELIVERED", failure: null },
  ]);
});

it("does not let a receiver that hangs delay another, nor one account another", async () => {
  const [slow, quick] = [await world.addEndpoint(), await world.addEndpoint()];
  const [first = 0] = await startAt();
  const hanging = Promise.withResolvers<number>();
  world.answer = ({ url, position }) =>
    url === slow.url && position === first ? hanging.promise : 204;
  await world.tell([A, B, A]);
  await world.plan();
  const sending = world.send();
  const sentTo = (url: string) => world.received.filter((one) => one.url === url);
  await vi.waitFor(() => expect(sentTo(quick.url)).toHaveLength(3));
  await vi.waitFor(() => expect(sentTo(slow.url)).toHaveLength(2));
  // What comes meanwhile does not wait either, but behind its own account.
  await world.tell([B, A]);
  await world.plan();
  await vi.waitFor(() => expect(sentTo(slow.url)).toHaveLength(3));
  hanging.resolve(204);
  await sending;
  const ofAccountA = sentTo(slow.url).map(({ position }) => position - first);
  expect(ofAccountA.filter((step) => [0, 2, 4].includes(step))).toEqual([0, 2, 4]);
});

it("tries again for three days, then gives up", async () => {
  await world.addEndpoint();
  world.answer = () => ({ code: "ECONNREFUSED" });
  await tellAndSend([A]);
  const start = world.machineClock.now().getTime();
  for (let queue = await nextQueue(); queue.dueAt !== null; queue = await nextQueue()) {
    world.machineClock.set(queue.dueAt);
    await world.send();
  }
  const [delivery] = await world.client.webhookDelivery.findMany({ include: { log: true } });
  expect(delivery).toMatchObject({ status: "FAILED", failure: "Failed: ECONNREFUSED" });
  const last = Math.max(...(delivery?.log ?? []).map(({ startedAt }) => startedAt.getTime()));
  expect(last - start).toBeGreaterThan(RETRY_WINDOW_MS / 2);
  expect(last - start).toBeLessThanOrEqual(RETRY_WINDOW_MS);
  expect(delivery?.log.map(({ number }) => number)).toEqual(
    Array.from({ length: delivery?.attempts ?? 0 }, (_, index) => index + 1),
  );
});

const nextQueue = () => world.client.webhookQueue.findFirstOrThrow();

it("waits as long as Retry-After asks", async () => {
  await world.addEndpoint();
  world.answer = () => ({ status: 429, headers: { "retry-after": "120" } });
  await tellAndSend([A]);
  const { dueAt } = await nextQueue();
  expect(Number(dueAt) - world.machineClock.now().getTime()).toBe(120_000);
  world.machineClock.advance(119_000);
  expect(await world.send()).toBe(0);
  world.machineClock.advance(1_000);
  expect(await world.send()).toBe(1);
});

it("is left by a worker that died to another one, and what that one did too late is not written", async () => {
  await world.addEndpoint();
  await world.tell([A]);
  await world.plan();
  const dead = Promise.withResolvers<number>();
  world.answer = () => dead.promise;
  const doomed = world.send();
  await vi.waitFor(() => expect(world.received).toHaveLength(1));
  expect(await claimQueues(world.installation, { limit: 10 })).toEqual([]);
  world.machineClock.advance(QUEUE_LEASE_MS);
  world.answer = () => 204;
  expect(await world.send()).toBe(1);
  dead.resolve(503);
  await doomed;
  expect(world.received.map(({ id }) => id)).toEqual(Array(2).fill(world.received[0]?.id));
  expect(world.reports.map(({ result }) => result)).toEqual(["DELIVERED", "LOST"]);
  expect(await statuses()).toEqual(["DELIVERED"]);
  expect(await world.client.webhookAttempt.count()).toBe(1);
});

it("tells how much is due, and for how long", async () => {
  await world.addEndpoint();
  await world.tell([A, A, B]);
  await world.plan();
  world.machineClock.advance(5_000);
  expect(await measureWebhookBacklog(world.installation)).toEqual({
    dueLanes: 2,
    oldestSeconds: 5,
    failingEndpoints: 0,
  });
  await world.send();
  expect(await measureWebhookBacklog(world.installation)).toEqual({
    dueLanes: 0,
    oldestSeconds: 0,
    failingEndpoints: 0,
  });
});
