import { type Database, openDatabase, Prisma, type PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { createSettableClock, type SettableClock } from "@evergrant/testkit/settable-clock";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RateBucket, RateBuckets } from "../src/ports.ts";
import { createRateBuckets } from "../src/rate-bucket/create-rate-buckets.ts";
import { BACKOFF_FIRST_SECONDS, BACKOFF_LAST_SECONDS } from "../src/rate-bucket/policy.ts";
import { takeStatement } from "../src/rate-bucket/take-statement.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const PARTICIPATIONS: RateBucket = {
  clientId: "client",
  region: "EU",
  sellerKey: "A2EUQ1WTGCTBG2",
  operation: "getMarketplaceParticipations",
  ratePerSecond: 0.016,
  burst: 15,
};
const CALL_MS = 62_500;
const TAKERS = 100;

let made: TestDatabase;
let database: Database;
let client: PrismaClient;
let clock: SettableClock;
let chance: number;
let buckets: RateBuckets;

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
  await client.amazonBucket.deleteMany();
  clock = createSettableClock(NOW);
  chance = 0.5;
  buckets = createRateBuckets({ database, clock, random: () => chance });
});

/** How many of so many calls find room. */
async function countTaken(calls: number, bucket = PARTICIPATIONS): Promise<number> {
  let taken = 0;
  for (let call = 0; call < calls; call += 1) if ((await buckets.take(bucket)).isTaken) taken += 1;
  return taken;
}

async function waitFor(bucket = PARTICIPATIONS): Promise<number> {
  const answer = await buckets.take(bucket);
  if (answer.isTaken) throw new Error("there is room");
  return answer.retryAfterSeconds;
}

describe("a bucket", () => {
  it("gives its burst at once, then says how long there is none", async () => {
    expect(await countTaken(15)).toBe(15);
    expect(await waitFor()).toBeCloseTo(CALL_MS / 1_000, 6);
    clock.advance(CALL_MS / 2);
    expect(await waitFor()).toBeCloseTo(CALL_MS / 2_000, 6);
  });

  it("refills by domain time, to the moment, and never beyond its burst", async () => {
    await countTaken(15);
    clock.advance(CALL_MS - 1);
    expect(await countTaken(1)).toBe(0);
    clock.advance(1);
    expect(await countTaken(2)).toBe(1);
    for (let hour = 0; hour < 24; hour += 1) clock.advance(3_600_000);
    expect(await countTaken(16)).toBe(15);
  });

  it("loses nothing to rounding, however long it is used at its rate", async () => {
    await countTaken(15);
    for (let call = 0; call < 200; call += 1) {
      clock.advance(CALL_MS);
      expect(await countTaken(2)).toBe(1);
    }
  });

  it("gains nothing by a worker whose clock is behind", async () => {
    await countTaken(15);
    clock.advance(CALL_MS);
    expect(await countTaken(1)).toBe(1);
    clock.advance(-CALL_MS);
    expect(await countTaken(1)).toBe(0);
    clock.advance(CALL_MS);
    expect(await countTaken(1)).toBe(0);
  });

  it("gives its burst once, however many workers take at the same moment", async () => {
    const databases = [1, 2, 3].map(() => openDatabase({ url: made.url }));
    const workers = databases.map((own) =>
      createRateBuckets({ database: own, clock, random: () => 0 }),
    );
    const answers = await Promise.all(
      Array.from({ length: TAKERS }, (_, index) => workers[index % 3]?.take(PARTICIPATIONS)),
    );
    expect(answers.filter((answer) => answer?.isTaken)).toHaveLength(15);
    for (const answer of answers)
      if (answer?.isTaken === false) expect(answer.retryAfterSeconds).toBeLessThanOrEqual(62.5);
    await Promise.all(databases.map((own) => own.stop()));
  });

  it("belongs to one application, region, seller and operation", async () => {
    expect(await countTaken(16)).toBe(15);
    for (const other of [
      { clientId: "other" },
      { region: "NA" as const },
      { sellerKey: "A1OTHER" },
      { operation: "getAccount" },
    ])
      expect(await countTaken(1, { ...PARTICIPATIONS, ...other })).toBe(1);
  });

  it("keeps the names of its parts apart", async () => {
    await countTaken(15, { ...PARTICIPATIONS, clientId: 'a","b', sellerKey: "c" });
    expect(await countTaken(1, { ...PARTICIPATIONS, clientId: "a", sellerKey: 'b","c' })).toBe(1);
  });
});

describe("what Amazon says of a rate", () => {
  it("outranks what is documented, from now on", async () => {
    await countTaken(15);
    clock.advance(CALL_MS / 2);
    await buckets.learn(PARTICIPATIONS, 1);
    expect(await waitFor()).toBeCloseTo(0.5, 6);
    clock.advance(500);
    expect(await buckets.take(PARTICIPATIONS)).toMatchObject({ isTaken: true, ratePerSecond: 1 });
  });

  it("is not written where it is nothing new, or the bucket unknown", async () => {
    await buckets.learn(PARTICIPATIONS, 1);
    expect(await client.amazonBucket.count()).toBe(0);
    await countTaken(1);
    const readVersion = () => client.$queryRaw`SELECT xmin::text, ctid::text FROM "AmazonBucket"`;
    const before = await readVersion();
    await buckets.learn(PARTICIPATIONS, PARTICIPATIONS.ratePerSecond);
    expect(await readVersion()).toEqual(before);
  });
});

describe("a 429", () => {
  const FAST: RateBucket = {
    ...PARTICIPATIONS,
    operation: "getOrder",
    ratePerSecond: 100,
    burst: 30,
  };

  it("blocks for a random part of a ceiling that doubles, up to the last", async () => {
    const waited: number[] = [];
    for (let refusal = 0; refusal < 12; refusal += 1) {
      await buckets.take(FAST);
      waited.push(await buckets.backOff(FAST));
      expect(await waitFor(FAST)).toBeCloseTo(waited.at(-1) ?? 0, 2);
      clock.advance(BACKOFF_LAST_SECONDS * 1_000);
    }
    expect(waited.slice(0, 4)).toEqual([1, 2, 4, 8].map((n) => (n * BACKOFF_FIRST_SECONDS) / 2));
    expect(waited.at(-1)).toBe(BACKOFF_LAST_SECONDS / 2);
    chance = 0.999;
    expect(await buckets.backOff(FAST)).toBeCloseTo(BACKOFF_LAST_SECONDS * 0.999, 2);
  });

  it("honours a Retry-After", async () => {
    expect(await buckets.backOff(FAST, 1_234)).toBe(1_234);
    clock.advance(1_233_000);
    expect(await countTaken(1, FAST)).toBe(0);
    clock.advance(1_000);
    expect(await countTaken(1, FAST)).toBe(1);
  });

  it("counts once for calls that were under way together", async () => {
    for (let call = 0; call < 5; call += 1) await buckets.backOff(FAST);
    expect(await client.amazonBucket.findFirst()).toMatchObject({ refusals: 1 });
  });

  it("says that Amazon's bucket is empty, whatever ours holds", async () => {
    await countTaken(1);
    chance = 0;
    expect(await buckets.backOff(PARTICIPATIONS)).toBeCloseTo(CALL_MS / 1_000, 6);
    expect(await waitFor()).toBeCloseTo(CALL_MS / 1_000, 6);
    clock.advance(CALL_MS);
    expect(await countTaken(2)).toBe(1);
  });

  it("is over with the first success after it", async () => {
    await buckets.backOff(FAST);
    clock.advance(60_000);
    expect(await buckets.take(FAST)).toMatchObject({ isTaken: true, isRecovering: true });
    await buckets.recover(FAST);
    expect(await buckets.take(FAST)).toMatchObject({ isTaken: true, isRecovering: false });
    expect(await buckets.backOff(FAST)).toBe(BACKOFF_FIRST_SECONDS / 2);
  });

  it("is not over by the success of a call that was made before it", async () => {
    await buckets.backOff(FAST, 30);
    await buckets.recover(FAST);
    expect(await waitFor(FAST)).toBeCloseTo(30, 2);
  });

  it("never delays another seller", async () => {
    await buckets.backOff(PARTICIPATIONS, 3_600);
    expect(await countTaken(15, { ...PARTICIPATIONS, sellerKey: "A1OTHER" })).toBe(15);
    expect(await countTaken(1)).toBe(0);
  });
});

describe("a take", () => {
  it("is one statement that writes no log and so waits for no disk, by the key's index", async () => {
    await countTaken(1);
    // As many as make reading all of them dear, counted here and not whenever autovacuum comes.
    await client.$executeRaw`
      INSERT INTO "AmazonBucket" ("key", "tokens", "refilledAt", "ratePerSecond", "burst")
      SELECT 'other ' || number, 1, ${NOW}, 1, 1 FROM generate_series(1, 5000) AS number`;
    await client.$executeRaw`ANALYZE "AmazonBucket"`;
    const take = takeStatement("key", PARTICIPATIONS, NOW);
    const rows = await client.$queryRaw<{ "QUERY PLAN": string }[]>(
      Prisma.sql`EXPLAIN (ANALYZE, WAL, BUFFERS) ${take}`,
    );
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).not.toMatch(/WAL: records/);
    expect(plan).not.toMatch(/Seq Scan/);
    expect(plan).toMatch(/Conflict Arbiter Indexes: "?AmazonBucket_pkey/);
  });
});
