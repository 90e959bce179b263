import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { readRange } from "../src/webhook-delivery/read-range.ts";
import { replayWebhookDeliveries } from "../src/webhook-delivery/replay-many.ts";
import { createWebhookWorld, type WebhookWorld } from "./webhook-world.ts";

const [A, B] = [randomUUID(), randomUUID()];

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

it("looks at so many events at once, and says where to go on, also where none was wanted", async () => {
  await world.tell([A, B, A, A, B]);
  const filter = { sellerAccountIds: [B] };
  const read = async (after: bigint, before?: bigint) => {
    const { events, hasMore, end } = await readRange(world.deps, filter, { after, before }, 2);
    return [events.map(({ position }) => position), hasMore, end?.position];
  };
  expect(await read(0n)).toEqual([[2n], true, 2n]);
  expect(await read(2n)).toEqual([[], true, 4n]);
  expect(await read(4n)).toEqual([[5n], false, 5n]);
  expect(await read(3n)).toEqual([[5n], false, 5n]);
  expect(await read(2n, 5n)).toEqual([[], false, undefined]);
  expect(await read(5n)).toEqual([[], false, undefined]);
});

it("reads a range before it holds the endpoint", async () => {
  await world.tell([A]);
  const { id } = await world.addEndpoint({ types: ["ACCOUNT_RENAMED"] });
  const released = Promise.withResolvers<void>();
  const held = Promise.withResolvers<string>();
  const holding = world.deps.client.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "WebhookEndpoint" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const [own] = await tx.$queryRaw<
      { xid: string }[]
    >`SELECT pg_current_xact_id()::xid::text AS xid`;
    held.resolve(own?.xid ?? "");
    await released.promise;
  });
  const xid = await held.promise;
  const replaying = replayWebhookDeliveries(world.deps, world.actor, {
    webhookEndpointId: id,
    selection: { range: { after: 0n } },
  });
  const waiting = () => world.client.$queryRaw`
    SELECT 1 FROM pg_locks WHERE NOT granted AND transactionid::text = ${xid}`;
  await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 4_000 });
  await world.tell([A]);
  released.resolve();
  await holding;
  expect(await replaying).toMatchObject({ count: 1, hasMore: false, endPosition: "1" });
});
