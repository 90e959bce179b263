import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { WebhookPayload } from "../src/webhook-delivery/payload.ts";
import { FAILURES_TO_OPEN } from "../src/webhook-delivery/policy.ts";
import { testWebhookEndpoint } from "../src/webhook-delivery/test-endpoint.ts";
import { rotateWebhookSecret } from "../src/webhook-endpoint/rotate-secret.ts";
import { updateWebhookEndpoint } from "../src/webhook-endpoint/update.ts";
import { createWebhookWorld, type WebhookWorld } from "./webhook-world.ts";

const A = randomUUID();
const OTHER = "https://receiver.test/other";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

/** Has a worker be at a call while the endpoint is changed, and another one send meanwhile; the first call is refused then. */
async function changeMeanwhile(change: () => Promise<unknown>): Promise<void> {
  const hanging = Promise.withResolvers<number>();
  world.answer = () => hanging.promise;
  await world.tell([A]);
  await world.plan();
  const sending = world.send();
  await vi.waitFor(() => expect(world.received).toHaveLength(1), { timeout: 10_000 });
  world.machineClock.advance(1);
  await change();
  world.answer = () => 204;
  expect(await world.send()).toBe(1);
  hanging.resolve(401);
  await sending;
  expect(world.reports.map(({ result }) => result)).toEqual(["DELIVERED", "LOST"]);
  const [delivery] = await world.client.webhookDelivery.findMany({ include: { log: true } });
  expect(delivery).toMatchObject({ status: "DELIVERED", attempts: 1 });
  expect(delivery?.log).toHaveLength(1);
}

it("sends to another address from its change on, also what is under way to the old one", async () => {
  const { id: webhookEndpointId, url } = await world.addEndpoint();
  const input = { webhookEndpointId, url: OTHER };
  await changeMeanwhile(() => updateWebhookEndpoint(world.deps, world.actor, input));
  expect(world.received.map((received) => received.url)).toEqual([url, OTHER]);
});

it("signs by another secret from its rotation on, also what is under way", async () => {
  const { id: webhookEndpointId } = await world.addEndpoint();
  let secret = "";
  await changeMeanwhile(async () => {
    const input = { webhookEndpointId, overlapHours: 0 };
    secret = (await rotateWebhookSecret(world.deps, world.actor, input)).secret.reveal();
  });
  const { body, headers } = world.received.at(-1) ?? expect.unreachable();
  vi.setSystemTime(world.machineClock.now());
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ version: 1 });
  vi.useRealTimers();
});

it.each(["enabled", "tested"])(
  "tries what waits at once when one that failed is mended and %s",
  async (how) => {
    const { id: webhookEndpointId } = await world.addEndpoint();
    world.answer = () => 500;
    await world.tell(Array.from({ length: FAILURES_TO_OPEN }, () => randomUUID()));
    await world.plan();
    await world.send();
    expect(await world.send()).toBe(0);
    world.answer = () => 204;
    if (how === "enabled")
      await updateWebhookEndpoint(world.deps, world.actor, { webhookEndpointId, isEnabled: true });
    else {
      const payload: WebhookPayload = {
        ...{ version: 1, id: "sample", type: "TOKEN_ENABLED", test: true, cursor: "0" },
        ...{ occurredAt: world.machineClock.now().toISOString(), sellerAccountId: null, data: {} },
      };
      await testWebhookEndpoint(world.deps, world.actor, { webhookEndpointId, payload });
    }
    expect(await world.send()).toBe(1);
    const delivered = await world.client.webhookDelivery.count({ where: { status: "DELIVERED" } });
    expect(delivered).toBe(FAILURES_TO_OPEN);
    const endpoint = await world.client.webhookEndpoint.findFirst();
    expect(endpoint).toMatchObject({ failingSince: null, failuresInRow: 0 });
  },
);

it("tries all that waits at once when the address is mended", async () => {
  const { id: webhookEndpointId } = await world.addEndpoint();
  world.answer = ({ url }) => (url === OTHER ? 204 : 500);
  await world.tell(Array.from({ length: FAILURES_TO_OPEN }, () => randomUUID()));
  await world.plan();
  await world.send();
  expect(await world.send()).toBe(0);
  await updateWebhookEndpoint(world.deps, world.actor, { webhookEndpointId, url: OTHER });
  const later = { nextAttemptAt: { gt: world.machineClock.now() } };
  expect(await world.client.webhookDelivery.count({ where: later })).toBe(0);
  expect(await world.send()).toBe(1);
  const delivered = await world.client.webhookDelivery.count({ where: { status: "DELIVERED" } });
  expect(delivered).toBe(FAILURES_TO_OPEN);
});
