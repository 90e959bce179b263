import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { claimQueues } from "../src/webhook-delivery/claim-queues.ts";
import { workQueue } from "../src/webhook-delivery/work-queue.ts";
import { createWebhookWorld, presentEvent, type WebhookWorld } from "./webhook-world.ts";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());

it("goes on with a lane whose call ended while it looked at the others", async () => {
  await world.addEndpoint();
  const account = randomUUID();
  await world.tell([account, account]);
  await world.plan();
  const [queue] = await claimQueues(world.installation, { limit: 1 });
  if (queue === undefined) throw new Error("Nothing is due.");
  const called = Promise.withResolvers<number>();
  world.answer = () => called.promise;
  const delivered = () => world.client.webhookDelivery.count({ where: { status: "DELIVERED" } });
  // The first look beside the call has found nothing, and is answered when that is over.
  const client = new Proxy(world.deps.client, {
    get(target, name) {
      const found = Reflect.get(target, name);
      if (name !== "$queryRaw") return found;
      return async (...asked: unknown[]) => {
        const rows = await found.apply(target, asked);
        if (rows.length > 0 || world.received.length !== 1) return rows;
        called.resolve(204);
        await vi.waitFor(async () => expect(await delivered()).toBe(1));
        return rows;
      };
    },
  });
  const options = { presentEvent, random: () => 0.5, stopping: new AbortController().signal };
  expect(await workQueue({ ...world.deps, client }, queue, options)).toEqual([]);
  expect(await delivered()).toBe(2);
  expect(await world.client.webhookLane.count()).toBe(0);
});
