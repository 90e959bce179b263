import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { claimQueues } from "../src/webhook-delivery/claim-queues.ts";
import { GIVEN_UP_AT_ONCE, QUEUE_LEASE_MS } from "../src/webhook-delivery/policy.ts";
import { replayWebhookDeliveries } from "../src/webhook-delivery/replay-many.ts";
import { deleteWebhookEndpoint } from "../src/webhook-endpoint/delete.ts";
import { updateWebhookEndpoint } from "../src/webhook-endpoint/update.ts";
import { createWebhookWorld, type WebhookWorld } from "./webhook-world.ts";

const [A, B] = [randomUUID(), randomUUID()];
const DAY_MS = 24 * 3_600_000;

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const enable = (webhookEndpointId: string, isEnabled: boolean) =>
  updateWebhookEndpoint(world.deps, world.actor, { webhookEndpointId, isEnabled });
const remove = (webhookEndpointId: string) =>
  deleteWebhookEndpoint(world.deps, world.actor, { webhookEndpointId });
const count = (status: string) => world.client.webhookDelivery.count({ where: { status } });

/** Has more wait behind what waits in each lane. */
async function pileUp(each: number): Promise<void> {
  await world.client.$executeRaw`
    INSERT INTO "WebhookDelivery" (
      "workspaceId", "id", "endpointId", "laneId", "eventId", "eventType", "position", "occurredAt", "status",
      "createdAt", "armedAt", "nextAttemptAt")
    SELECT "workspaceId", gen_random_uuid(), "endpointId", "laneId", gen_random_uuid(), "eventType", "position" + step,
      "occurredAt", 'PENDING', "createdAt", "armedAt", "nextAttemptAt"
    FROM "WebhookDelivery" CROSS JOIN generate_series(1, ${each}::int) AS step`;
}

it("disables at once, however much waits, and gives that up in portions, whoever dies at it", async () => {
  const { id } = await world.addEndpoint();
  await world.tell([A, B]);
  await world.plan();
  await pileUp(GIVEN_UP_AT_ONCE);
  const waiting = 2 * GIVEN_UP_AT_ONCE + 2;
  await enable(id, false);
  expect(await count("PENDING")).toBe(waiting);
  expect(await claimQueues(world.installation, { limit: 1 })).toHaveLength(1);
  expect(await world.send()).toBe(0);
  world.machineClock.advance(QUEUE_LEASE_MS);
  expect(await world.send()).toBe(1);
  expect(await count("FAILED")).toBe(waiting);
  expect(await world.client.webhookLane.count()).toBe(0);
  expect([world.received.length, await world.send()]).toEqual([0, 0]);
});

it.each([
  ["disabled", (id: string) => enable(id, false)],
  ["deleted", (id: string) => remove(id)],
])("says of what it gives up that the endpoint was %s", async (became, stop) => {
  const { id } = await world.addEndpoint();
  await world.tell([A]);
  await world.plan();
  await stop(id);
  await world.send();
  const told = await world.client.webhookDelivery.findMany({ select: { failure: true } });
  expect(told).toEqual([{ failure: `The endpoint was ${became}.` }]);
});

it("neither revives nor loses anything where it is enabled before all is given up", async () => {
  const { id } = await world.addEndpoint();
  world.answer = () => 503;
  await world.tell([A]);
  await world.plan();
  await world.send();
  world.answer = () => 204;
  world.received.length = 0;
  await pileUp(GIVEN_UP_AT_ONCE);
  await enable(id, false);
  await enable(id, true);
  const again = { webhookEndpointId: id, selection: { failed: true } } as const;
  const replay = () => replayWebhookDeliveries(world.deps, world.actor, again);
  await expect(replay()).rejects.toMatchObject({ code: "CONFLICT" });
  await world.tell([A]);
  await world.plan();
  await world.send();
  expect([await count("FAILED"), world.received.length]).toEqual([GIVEN_UP_AT_ONCE + 1, 0]);
  // In the lane of what was to be tried again later.
  expect(await world.send()).toBe(1);
  expect([await count("DELIVERED"), world.received.length]).toEqual([1, 1]);
  expect(await replay()).toMatchObject({ count: GIVEN_UP_AT_ONCE, hasMore: true });
});

it("begins nothing more once it is disabled, and writes down what arrived all the same", async () => {
  const { id } = await world.addEndpoint();
  const hanging = Promise.withResolvers<number>();
  world.answer = () => hanging.promise;
  await world.tell([A, A]);
  await world.plan();
  const sending = world.send();
  await vi.waitFor(() => expect(world.received).toHaveLength(1), { timeout: 10_000 });
  await enable(id, false);
  hanging.resolve(204);
  await sending;
  expect(world.received).toHaveLength(1);
  expect([await count("DELIVERED"), await count("FAILED")]).toEqual([1, 1]);
});

it("gives up what waited three days after the probe's own transaction", async () => {
  await world.addEndpoint();
  world.answer = () => 500;
  await world.tell(Array.from({ length: 12 }, () => randomUUID()));
  await world.plan();
  await world.send();
  world.machineClock.advance(4 * DAY_MS);
  const stopping = new AbortController();
  world.answer = () => {
    stopping.abort();
    return 500;
  };
  await world.send({ stopping: stopping.signal });
  expect(await count("FAILED")).toBe(1);
  world.machineClock.advance(DAY_MS);
  await world.send();
  expect(await count("FAILED")).toBe(12);
});
