import { type Database, openDatabase, type PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { createSettableClock, type SettableClock } from "@evergrant/testkit/settable-clock";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createAccessTokens } from "../src/access-token/create-access-tokens.ts";
import { LEASE_MS, REMOVED_WITH_EACH } from "../src/access-token/policy.ts";
import type { AccessTokens } from "../src/ports.ts";
import { Secret } from "../src/secret.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const HOUR_MS = 3_600_000;
const SECRET = "Atza|IwEBINq81mVcXw0Lm5nRfQ2sHdT9u";

let made: TestDatabase;
let database: Database;
let client: PrismaClient;
let clock: SettableClock;
let machineClock: SettableClock;
let tokens: AccessTokens;

beforeAll(async () => {
  made = await createTestDatabase();
  database = openDatabase({ url: made.url });
  client = createClient({ url: made.url });
});

afterAll(async () => {
  await client.$disconnect();
  await database.stop();
  await made.drop();
});

beforeEach(async () => {
  await client.amazonAccessToken.deleteMany();
  clock = createSettableClock(NOW);
  machineClock = createSettableClock(NOW);
  tokens = open(7);
});

function open(keyByte: number): AccessTokens {
  return createAccessTokens({ database, clock, machineClock, cipher: createTestCipher(keyByte) });
}

function inAnHour() {
  return { accessToken: new Secret(SECRET), endsAt: new Date(clock.now().getTime() + HOUR_MS) };
}

it("gives back what was written until it ends, by domain time", async () => {
  expect(await tokens.read("a")).toBeNull();
  const token = inAnHour();
  await tokens.write("a", token);
  const read = await tokens.read("a");
  expect(read?.accessToken.reveal()).toBe(SECRET);
  expect(read?.endsAt).toEqual(token.endsAt);
  expect(await tokens.read("b")).toBeNull();
  clock.advance(HOUR_MS);
  expect(await tokens.read("a")).toBeNull();
});

it("keeps nothing that can be read, or moved to another connection", async () => {
  await tokens.write("a", inAnHour());
  await tokens.write("b", inAnHour());
  const rows = await client.amazonAccessToken.findMany();
  for (const { accessToken } of rows)
    expect(Buffer.from(accessToken ?? []).toString("latin1")).not.toContain("Atza");
  const [ofA] = rows.filter(({ key }) => key === "a");
  await client.amazonAccessToken.update({
    where: { key: "b" },
    data: { accessToken: ofA?.accessToken ?? null },
  });
  expect(await tokens.read("b")).toBeNull();
});

it("takes for absent what was encrypted under a key that is gone", async () => {
  await tokens.write("a", inAnHour());
  expect(await open(8).read("a")).toBeNull();
});

it("leases to one at a time, for a while of machine time", async () => {
  const leases = await Promise.all(Array.from({ length: 20 }, () => tokens.lease("a")));
  expect(leases.filter((isLeased) => isLeased)).toHaveLength(1);
  expect(await tokens.lease("b")).toBe(true);
  clock.advance(HOUR_MS);
  expect(await tokens.lease("a")).toBe(false);
  machineClock.advance(LEASE_MS);
  expect(await tokens.lease("a")).toBe(true);
});

it("ends a lease with a token, or without one", async () => {
  await tokens.lease("a");
  await tokens.write("a", inAnHour());
  expect(await tokens.lease("a")).toBe(true);
  await tokens.release("a");
  expect(await tokens.lease("a")).toBe(true);
  expect((await tokens.read("a"))?.accessToken.reveal()).toBe(SECRET);
});

it("forgets a token, and no lease on the next", async () => {
  await tokens.write("a", inAnHour());
  await tokens.lease("a");
  await tokens.forget("a");
  expect(await tokens.read("a")).toBeNull();
  expect(await tokens.lease("a")).toBe(false);
});

it("removes what has ended as new ones come, but what somebody is fetching", async () => {
  for (let index = 0; index < REMOVED_WITH_EACH * 2; index += 1)
    await tokens.write(`old ${index}`, inAnHour());
  await tokens.lease("never fetched");
  machineClock.advance(LEASE_MS);
  clock.advance(HOUR_MS);
  await tokens.lease("old 0");
  await tokens.write("new 0", inAnHour());
  expect(await client.amazonAccessToken.count()).toBe(REMOVED_WITH_EACH + 2);
  await tokens.write("new 1", inAnHour());
  await tokens.write("new 2", inAnHour());
  const left = await client.amazonAccessToken.findMany({ orderBy: { key: "asc" } });
  expect(left.map(({ key }) => key)).toEqual(["new 0", "new 1", "new 2", "old 0"]);
});

it("waits for nobody who is writing another one, and leaves it alone", async () => {
  await tokens.write("a", inAnHour());
  await tokens.write("b", inAnHour());
  clock.advance(HOUR_MS);
  const { endsAt } = inAnHour();
  await client.$transaction(async (other) => {
    await other.amazonAccessToken.update({ where: { key: "b" }, data: { endsAt } });
    // Would wait for that transaction, which waits for this.
    await tokens.write("c", inAnHour());
  });
  const left = await client.amazonAccessToken.findMany({ orderBy: { key: "asc" } });
  expect(left.map(({ key }) => key)).toEqual(["b", "c"]);
});
