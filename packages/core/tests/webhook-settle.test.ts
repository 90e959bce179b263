import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { POSTPONE_MS } from "../src/webhook-delivery/policy.ts";
import { replayWebhookDeliveries } from "../src/webhook-delivery/replay-many.ts";
import { updateWebhookEndpoint } from "../src/webhook-endpoint/update.ts";
import { createWebhookWorld, presentEvent, type WebhookWorld } from "./webhook-world.ts";

const [A, B] = [randomUUID(), randomUUID()];

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const readDeliveries = () =>
  world.client.webhookDelivery.findMany({
    orderBy: { position: "asc" },
    include: { log: { orderBy: { number: "asc" } } },
  });

it("counts what was under way when its endpoint went, and sends it again", async () => {
  const { id: webhookEndpointId } = await world.addEndpoint();
  const all = Promise.withResolvers<number>();
  world.answer = () => all.promise;
  await world.tell([A, B, null]);
  await world.plan();
  const sending = world.send();
  await vi.waitFor(() => expect(world.received).toHaveLength(3), { timeout: 10_000 });
  all.resolve(410);
  await sending;
  expect(await readDeliveries()).toMatchObject(
    Array(3).fill({ status: "FAILED", attempts: 1, log: [{ number: 1 }] }),
  );
  const endpoint = { webhookEndpointId };
  await updateWebhookEndpoint(world.deps, world.actor, { ...endpoint, isEnabled: true });
  const selection = { failed: true } as const;
  await replayWebhookDeliveries(world.deps, world.actor, { ...endpoint, selection });
  world.answer = () => 204;
  await world.send();
  expect(await readDeliveries()).toMatchObject(
    Array(3).fill({ status: "DELIVERED", attempts: 2, log: [{ number: 1 }, { number: 2 }] }),
  );
  expect(await world.send()).toBe(0);
});

it("has the lane alone wait of what could not be sent for reasons that are ours", async () => {
  await world.addEndpoint();
  await world.tell([A, B, A, B]);
  await world.plan();
  const broken: typeof presentEvent = async (event, epoch) => {
    if (event.sellerAccountId === A) throw new Error("No payload");
    return presentEvent(event, epoch);
  };
  await expect(world.send({ presentEvent: broken })).rejects.toThrow("No payload");
  expect(world.received).toHaveLength(2);
  await world.tell([B]);
  await world.plan();
  expect(await world.send()).toBe(1);
  expect(world.received).toHaveLength(3);
  world.machineClock.advance(POSTPONE_MS);
  await world.send();
  expect((await readDeliveries()).map(({ status }) => status)).toEqual(Array(5).fill("DELIVERED"));
});

it("ends a row of failures that was written while it was under way", async () => {
  const { id } = await world.addEndpoint();
  const endpoint = { where: { id } };
  world.answer = async () => {
    await world.client.webhookEndpoint.updateMany({ ...endpoint, data: { failuresInRow: 3 } });
    return 204;
  };
  await world.tell([A]);
  await world.plan();
  await world.send();
  expect(await world.client.webhookEndpoint.findFirst(endpoint)).toMatchObject({
    failuresInRow: 0,
  });
});
