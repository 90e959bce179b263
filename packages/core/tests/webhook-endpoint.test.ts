import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { forgetWebhookDeliveries, forgetWebhookEndpoints } from "../src/webhook-delivery/forget.ts";
import { FAILURES_TO_OPEN } from "../src/webhook-delivery/policy.ts";
import { replayWebhookDelivery } from "../src/webhook-delivery/replay.ts";
import {
  type ReplaySelection,
  replayWebhookDeliveries,
} from "../src/webhook-delivery/replay-many.ts";
import { deleteWebhookEndpoint } from "../src/webhook-endpoint/delete.ts";
import { rotateWebhookSecret } from "../src/webhook-endpoint/rotate-secret.ts";
import { updateWebhookEndpoint } from "../src/webhook-endpoint/update.ts";
import { readEvents } from "./core-world.ts";
import { createWebhookWorld, type WebhookWorld } from "./webhook-world.ts";

const [A, B] = [randomUUID(), randomUUID()];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

async function tellAndSend(accounts: (string | null)[]): Promise<void> {
  await world.tell(accounts);
  await world.plan();
  await world.send();
}

const readEndpoint = (id: string) =>
  world.client.webhookEndpoint.findFirstOrThrow({ where: { id } });
const toldOf = async () =>
  (await readEvents(world, world.actor)).flatMap(({ type }) =>
    type.startsWith("WEBHOOK_") ? [type.slice("WEBHOOK_ENDPOINT_".length)] : [],
  );
const statuses = async () =>
  (await world.client.webhookDelivery.findMany({ orderBy: { position: "asc" } })).map(
    ({ status }) => status,
  );

it("leaves an endpoint alone after failures in a row, probes it, and goes on; its owner hears of both", async () => {
  const { id } = await world.addEndpoint();
  world.answer = () => 500;
  // Each of an account of its own: none waits for another.
  const accounts = Array.from({ length: FAILURES_TO_OPEN + 12 }, () => randomUUID());
  await tellAndSend(accounts);
  expect(await toldOf()).toEqual(["CREATED", "FAILING"]);
  const called = world.received.length;
  expect(called).toBeLessThan(accounts.length);
  expect((await readEndpoint(id)).failuresInRow).toBe(FAILURES_TO_OPEN);
  // What comes now is planned, and waits.
  await tellAndSend([A]);
  expect(world.received).toHaveLength(called);
  world.machineClock.advance(30_000);
  await world.send();
  expect(world.received).toHaveLength(called + 1);
  expect(await toldOf()).toEqual(["CREATED", "FAILING"]);
  world.answer = () => 204;
  world.machineClock.advance(HOUR_MS);
  await world.send();
  expect(await toldOf()).toEqual(["CREATED", "FAILING", "RECOVERED"]);
  expect(await readEndpoint(id)).toMatchObject({ failuresInRow: 0, failingSince: null });
  expect(new Set(await statuses())).toEqual(new Set(["DELIVERED"]));
});

it("gives up what waited three days for an endpoint that fails", async () => {
  await world.addEndpoint();
  world.answer = () => 500;
  await tellAndSend(Array.from({ length: 12 }, () => randomUUID()));
  world.machineClock.advance(4 * DAY_MS);
  await world.send();
  expect(new Set(await statuses())).toEqual(new Set(["FAILED"]));
  expect(await world.client.webhookLane.count()).toBe(0);
});

it("disables an endpoint that is gone, and keeps what was on its way as failed", async () => {
  const { id } = await world.addEndpoint();
  world.answer = () => 410;
  await tellAndSend([A, A]);
  expect(world.received).toHaveLength(1);
  expect(await readEndpoint(id)).toMatchObject({ status: "DISABLED", disabledReason: "GONE" });
  expect(await toldOf()).toEqual(["CREATED", "DISABLED"]);
  expect(await statuses()).toEqual(["FAILED", "FAILED"]);
  await tellAndSend([B]);
  expect(world.received).toHaveLength(1);
});

it("signs with two secrets during an overlap, then with the new one alone", async () => {
  const { id, secret: before } = await world.addEndpoint();
  const input = { webhookEndpointId: id, overlapHours: 1 };
  const rotated = await rotateWebhookSecret(world.deps, world.actor, input);
  const verifiers = [before, rotated.secret.reveal()].map((secret) => new Webhook(secret));
  const verified = async () => {
    await tellAndSend([A]);
    const { body, headers } = world.received.at(-1) ?? expect.unreachable();
    vi.setSystemTime(world.machineClock.now());
    const results = verifiers.map((verifier) => {
      try {
        return verifier.verify(body, headers) !== undefined;
      } catch {
        return false;
      }
    });
    vi.useRealTimers();
    return results;
  };
  expect(await verified()).toEqual([true, true]);
  world.machineClock.advance(HOUR_MS);
  expect(await verified()).toEqual([false, true]);
  expect(await toldOf()).toEqual(["CREATED", "ROTATED"]);
  const log = JSON.stringify(await readEvents(world, world.actor), (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
  expect(log).not.toContain("whsec_");
});

it("sends nothing while it is disabled, and what happens after it is enabled", async () => {
  const { id } = await world.addEndpoint();
  const set = (isEnabled: boolean) =>
    updateWebhookEndpoint(world.deps, world.actor, { webhookEndpointId: id, isEnabled });
  await world.tell([A]);
  await world.plan();
  await set(false);
  await world.send();
  expect(world.received).toHaveLength(0);
  expect(await statuses()).toEqual(["FAILED"]);
  await tellAndSend([A]);
  await set(true);
  await tellAndSend([A]);
  expect(world.received).toHaveLength(1);
  expect(await toldOf()).toEqual(["CREATED", "CHANGED", "CHANGED"]);
  await set(true);
  expect(await toldOf()).toHaveLength(3);
});

it("sends one again under the same id, also beside what is new", async () => {
  await world.addEndpoint();
  world.answer = () => 400;
  await tellAndSend([A]);
  const [delivery] = await world.client.webhookDelivery.findMany();
  world.answer = ({ attempt }) => (attempt === 2 ? 503 : 204);
  const input = { webhookDeliveryId: delivery?.id ?? "" };
  await replayWebhookDelivery(world.deps, world.actor, input);
  await tellAndSend([A]);
  const ids = world.received.map(({ id }) => id);
  expect([ids[0], new Set(ids).size]).toEqual([delivery?.eventId, 2]);
  // It fails, and what is new was sent all the same.
  expect(await statuses()).toEqual(["PENDING", "DELIVERED"]);
  await replayWebhookDelivery(world.deps, world.actor, input);
  await world.send();
  expect(await statuses()).toEqual(["DELIVERED", "DELIVERED"]);
  expect(world.received.map(({ attempt }) => attempt).toSorted()).toEqual([1, 1, 2, 3]);
});

it("sends all that failed again, and all of a range, whether it was ever sent or not", async () => {
  await world.tell([A, B, null]);
  const { id } = await world.addEndpoint({ types: ["ACCOUNT_RENAMED"] });
  const replay = (selection: ReplaySelection) =>
    replayWebhookDeliveries(world.deps, world.actor, { webhookEndpointId: id, selection });
  await world.plan();
  await world.send();
  world.received.length = 0;
  world.answer = ({ position }) => (position === 1 ? 400 : 204);
  expect(await replay({ range: { before: 3n } })).toMatchObject({ count: 2, endPosition: "2" });
  await world.send();
  expect(world.received.map(({ position }) => position).toSorted()).toEqual([1, 2]);
  world.answer = () => 204;
  expect(await replay({ failed: true })).toMatchObject({ count: 1, hasMore: false });
  await world.send();
  expect(world.received.map(({ position }) => position).at(-1)).toBe(1);
  const from = world.clock.now();
  expect(await replay({ range: { after: 1n, from } })).toMatchObject({ count: 1 });
  expect(await replay({ range: { after: 1n, from } })).toMatchObject({ count: 0 });
  await world.send();
  expect(new Set(await statuses())).toEqual(new Set(["DELIVERED"]));
  expect(await world.client.webhookLane.count()).toBe(0);
});

it("is destroyed with its secrets, and forgotten with its deliveries", async () => {
  const { id } = await world.addEndpoint();
  await tellAndSend([A]);
  await deleteWebhookEndpoint(world.deps, world.actor, { webhookEndpointId: id });
  expect(await readEndpoint(id)).toMatchObject({ secret: null, previousSecret: null });
  const again = deleteWebhookEndpoint(world.deps, world.actor, { webhookEndpointId: id });
  await expect(again).rejects.toMatchObject({ code: "NOT_FOUND" });
  world.machineClock.advance(29 * DAY_MS);
  await forgetWebhookDeliveries(world.installation);
  expect(await world.client.webhookDelivery.count()).toBe(1);
  world.machineClock.advance(2 * DAY_MS);
  await forgetWebhookDeliveries(world.installation);
  await forgetWebhookEndpoints(world.installation);
  const { client } = world;
  const left = [client.webhookDelivery, client.webhookAttempt, client.webhookEndpoint].map(
    (table) => Object(table).count() as Promise<number>,
  );
  expect(await Promise.all(left)).toEqual([0, 0, 0]);
});

it("is refused what it cannot be", async () => {
  const { id } = await world.addEndpoint();
  const rotate = (overlapHours: number) =>
    rotateWebhookSecret(world.deps, world.actor, { webhookEndpointId: id, overlapHours });
  await expect(rotate(169)).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(world.addEndpoint({ sellerAccountIds: [A] })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
  const url = "https://receiver.test/?key=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  await expect(world.addEndpoint({ url })).rejects.toMatchObject({ code: "BAD_INPUT" });
});
