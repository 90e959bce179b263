import { randomUUID } from "node:crypto";
import { createClient } from "@evergrant/db/owner";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { createSettableClock } from "@evergrant/testkit/settable-clock";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { forgetOld } from "../src/jobs/forget-old.ts";
import { createPointLimiter } from "../src/rate-limit/create-point-limiter.ts";
import { openPointStore, type PointStore } from "../src/rate-limit/point-store.ts";
import { openServer } from "./open-server.ts";

const clock = createSettableClock(new Date());
const limiter = (store: PointStore, onStoreFailure = (_: unknown, _isFirst: boolean) => {}) =>
  createPointLimiter({ name: "key", limit: 100, clock, store, onStoreFailure });

let database: TestDatabase;
let store: PointStore;
beforeAll(async () => {
  database = await createTestDatabase();
  store = openPointStore({ url: database.url });
});
afterAll(async () => {
  await store.stop();
  await database.drop();
});

it("hears within a sync what another process has let a key spend", async () => {
  const [one, other] = [limiter(store), limiter(store)];
  one.spend("a", 60);
  await one.sync();
  expect(other.has("a", 100)).toBe(true);
  other.spend("a", 40);
  await other.sync();
  expect(other.has("a", 0)).toBe(true);
  expect(other.has("a", 1)).toBe(false);
  expect(other.look("a").used).toBe(100);
  expect(one.has("a", 40)).toBe(true);
  one.spend("a", 1);
  await one.sync();
  expect(one.has("a", 0)).toBe(false);
  one.stop();
  other.stop();
});

it("counts in Redis as in PostgreSQL", async ({ skip }) => {
  const redisUrl = process.env.REDIS_URL;
  skip(redisUrl === undefined, "REDIS_URL names no Redis");
  const redis = openPointStore({ url: database.url, redisUrl });
  const key = `key:${randomUUID()}`;
  await vi.waitFor(() => redis.add(key, 60));
  expect(await redis.add(key, 40)).toMatchObject({ used: 100 });
  const [one, other] = [limiter(redis), limiter(redis)];
  const spender = randomUUID();
  one.spend(spender, 100);
  await one.sync();
  other.spend(spender, 1);
  await other.sync();
  expect(other.has(spender, 1)).toBe(false);
  one.stop();
  other.stop();
  await redis.stop();
});

it("costs the store one statement for however many requests of a second", async () => {
  let statements = 0;
  const counting: PointStore = {
    ...store,
    add(key, points) {
      statements += 1;
      return store.add(key, points);
    },
  };
  const counted = limiter(counting);
  for (let index = 0; index < 100; index += 1) counted.spend("b", 1);
  await Promise.all([counted.sync(), counted.sync()]);
  expect(statements).toBe(1);
  expect(counted.look("b").used).toBe(100);
  await counted.sync();
  expect(statements).toBe(1);
  counted.stop();
});

it("goes on by itself while the store fails, says so once, and tells it all afterwards", async () => {
  let isDown = true;
  const failing: PointStore = {
    ...store,
    add: (key, points) => (isDown ? Promise.reject(new Error("down")) : store.add(key, points)),
  };
  let complaints = 0;
  let failures = 0;
  const alone = limiter(failing, (_, isFirst) => {
    failures += 1;
    if (isFirst) complaints += 1;
  });
  alone.spend("c", 60);
  await alone.sync();
  alone.spend("c", 40);
  await alone.sync();
  expect(alone.has("c", 1)).toBe(false);
  expect({ complaints, failures }).toEqual({ complaints: 1, failures: 2 });
  isDown = false;
  await alone.sync();
  expect(await store.add("key:c", 0)).toMatchObject({ used: 100 });
  alone.stop();
});

it("forgets the counts that are over by a job, and no other", async () => {
  const opened = await openServer();
  const { owner: client } = opened;
  const now = BigInt(opened.deps.machineClock.now().getTime());
  await client.rateLimitCount.createMany({
    data: [
      { key: "over", points: 1, expire: now },
      { key: "running", points: 1, expire: now + 1n },
    ],
  });
  await forgetOld(opened.deps, new AbortController().signal);
  expect(await client.rateLimitCount.findMany({ select: { key: true } })).toEqual([
    { key: "running" },
  ]);
  await opened.close();
});

it("keeps its counts in a table that a crash may empty", async () => {
  const client = createClient({ url: database.url });
  const [table] = await client.$queryRaw<{ persistence: string }[]>`
    SELECT relpersistence::text AS persistence FROM pg_class WHERE relname = 'RateLimitCount'`;
  expect(table?.persistence).toBe("u");
  await client.$disconnect();
});
