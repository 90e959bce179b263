import type { AmazonOptions } from "@evergrant/amazon";
import { createRateBuckets, type RateBuckets, Secret } from "@evergrant/core";
import { type Database, openDatabase, type PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { createSettableClock, type SettableClock } from "@evergrant/testkit/settable-clock";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ACCESS, APPLICATION, listOperations, makeAmazon, NOW } from "./make-amazon.ts";
import { type ScriptedAnswer, scriptFetch } from "./script-fetch.ts";

const signal = new AbortController().signal;
const PARTICIPATIONS = { payload: [] };
const CALL_SECONDS = 62.5;
const THROTTLED = { errors: [{ code: "QuotaExceeded", message: "You exceeded your quota." }] };

let made: TestDatabase;
let database: Database;
let client: PrismaClient;
let clock: SettableClock;
let rateBuckets: RateBuckets;

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
  rateBuckets = createRateBuckets({ database, clock, random: () => 0.5 });
});

function open(...answers: ScriptedAnswer[]) {
  const { fetchIt, requests } = scriptFetch(...answers);
  const options: Partial<AmazonOptions> = { clock, rateBuckets };
  return { amazon: makeAmazon("https://amazon.test", fetchIt, options), requests };
}

const ofOther = { ...ACCESS, sellerKey: "A1OTHER" };
const throttled = (headers = {}) => Response.json(THROTTLED, { status: 429, headers });

describe("a seller's rate", () => {
  it("is kept by all workers together: what finds no room is not asked", async () => {
    const workers = [open(PARTICIPATIONS), open(PARTICIPATIONS)];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        workers[index % 2]?.amazon.getMarketplaceParticipations(ACCESS, signal),
      ),
    );
    expect(answers.filter((answer) => answer?.ok)).toHaveLength(15);
    expect(workers.flatMap(({ requests }) => requests)).toHaveLength(15);
    const refused = await workers[0]?.amazon.getMarketplaceParticipations(ACCESS, signal);
    expect(refused).toMatchObject({
      ok: false,
      failure: {
        class: "throttled",
        operation: "getMarketplaceParticipations",
        retryAfterSeconds: Math.ceil(CALL_SECONDS),
      },
    });
    expect(refused?.ok === false && refused.failure.status).toBeUndefined();
  });

  it("has room again after the time it named", async () => {
    const { amazon } = open(PARTICIPATIONS);
    for (;;) {
      const answer = await amazon.getMarketplaceParticipations(ACCESS, signal);
      if (answer.ok) continue;
      clock.advance((answer.failure.retryAfterSeconds ?? 0) * 1_000);
      break;
    }
    expect((await amazon.getMarketplaceParticipations(ACCESS, signal)).ok).toBe(true);
  });

  it("is what Amazon says it is, and written when that changes", async () => {
    const learn = vi.spyOn(rateBuckets, "learn");
    const headers = { "x-amzn-RateLimit-Limit": "0.5" };
    const { amazon } = open(
      Response.json(PARTICIPATIONS, { headers: { "x-amzn-RateLimit-Limit": "0.016" } }),
      Response.json(PARTICIPATIONS, { headers: { "x-amzn-RateLimit-Limit": "nonsense" } }),
      Response.json(PARTICIPATIONS, { headers }),
    );
    for (let call = 0; call < 15; call += 1)
      expect((await amazon.getMarketplaceParticipations(ACCESS, signal)).ok).toBe(true);
    expect(learn).toHaveBeenCalledTimes(1);
    expect(await amazon.getMarketplaceParticipations(ACCESS, signal)).toMatchObject({
      failure: { retryAfterSeconds: 2 },
    });
  });
});

describe("Amazon's 429", () => {
  it("keeps from asking that seller, and no other", async () => {
    const { amazon, requests } = open(throttled(), PARTICIPATIONS);
    expect(await amazon.getMarketplaceParticipations(ACCESS, signal)).toMatchObject({
      failure: { class: "throttled", status: 429, retryAfterSeconds: Math.ceil(CALL_SECONDS) },
    });
    expect(await amazon.getMarketplaceParticipations(ACCESS, signal)).toMatchObject({
      failure: { class: "throttled" },
    });
    expect(requests).toHaveLength(1);
    for (let call = 0; call < 15; call += 1)
      expect((await amazon.getMarketplaceParticipations(ofOther, signal)).ok).toBe(true);
    clock.advance(CALL_SECONDS * 1_000);
    expect((await amazon.getMarketplaceParticipations(ACCESS, signal)).ok).toBe(true);
  });

  it("is honoured with its Retry-After, and over with a success", async () => {
    const { amazon } = open(throttled({ "retry-after": "600" }), PARTICIPATIONS, throttled());
    const first = await amazon.getMarketplaceParticipations(ACCESS, signal);
    expect(first).toMatchObject({ failure: { retryAfterSeconds: 600 } });
    clock.advance(599_000);
    expect((await amazon.getMarketplaceParticipations(ACCESS, signal)).ok).toBe(false);
    clock.advance(1_000);
    expect((await amazon.getMarketplaceParticipations(ACCESS, signal)).ok).toBe(true);
    expect(await client.amazonBucket.findFirst()).toMatchObject({
      refusals: 0,
      blockedUntil: null,
    });
  });

  it("is told also where it cannot be noted", async () => {
    vi.spyOn(rateBuckets, "backOff").mockRejectedValue(new Error("database"));
    const { amazon } = open(throttled({ "retry-after": "7" }));
    expect(await amazon.getMarketplaceParticipations(ACCESS, signal)).toMatchObject({
      failure: { class: "throttled", retryAfterSeconds: 7 },
    });
  });

  it("of Login with Amazon lets that application rest, and no other", async () => {
    const granted = { access_token: "Atza|1", expires_in: 3600 };
    const { amazon, requests } = open(new Response("slow down", { status: 429 }), granted);
    const exchange = (clientId: string) =>
      amazon.exchangeRefreshToken(
        {
          application: { ...APPLICATION, clientId },
          region: "EU",
          sellerKey: "A2EUQ1WTGCTBG2",
          refreshToken: new Secret("Atzr|1"),
        },
        signal,
      );
    const failure = { class: "throttled", operation: "refreshToken", retryAfterSeconds: 1 };
    expect(await exchange("one")).toMatchObject({ failure });
    expect(await exchange("one")).toMatchObject({ failure });
    expect(requests).toHaveLength(1);
    expect((await exchange("other")).ok).toBe(true);
    clock.advance(1_000);
    expect((await exchange("one")).ok).toBe(true);
  });
});

it("the application's own calls take from its own bucket, of that region", async () => {
  const { amazon, requests } = open({ access_token: "Atc|own", expires_in: 3600 }, { payload: [] });
  const caller = { application: APPLICATION, region: "EU" } as const;
  const answers = [];
  for (let call = 0; call < 6; call += 1)
    answers.push(await amazon.getDestinations(caller, signal));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
  expect(requests).toHaveLength(6);
  expect((await amazon.getDestinations({ ...caller, region: "NA" }, signal)).ok).toBe(true);
  const keys = (await client.amazonBucket.findMany()).map(({ key }) => JSON.parse(key));
  expect(keys).toContainEqual([APPLICATION.clientId, "EU", "", "getDestinations"]);
});

it("no call waits for a bucket longer than its caller does", async () => {
  vi.spyOn(rateBuckets, "take").mockImplementation(() => new Promise(() => undefined));
  const { amazon, requests } = open(PARTICIPATIONS);
  const leaving = new AbortController();
  const call = listOperations(amazon, leaving.signal).getMarketplaceParticipations();
  leaving.abort();
  expect(await call).toMatchObject({ failure: { class: "unavailable" } });
  expect(requests).toHaveLength(0);
});

it("an access token that is blamed is not given again", async () => {
  const blamed = {
    code: "Unauthorized",
    message: "Access to requested resource is denied.",
    details: "The access token you provided is revoked, malformed or invalid.",
  };
  const { amazon, requests } = open(
    { access_token: "Atza|1", expires_in: 3600 },
    PARTICIPATIONS,
    Response.json({ errors: [blamed] }, { status: 403 }),
    { access_token: "Atza|2", expires_in: 3600 },
  );
  const { accessOf } = listOperations(amazon, signal);
  const take = async () => {
    const answer = await accessOf();
    if (!answer.ok) throw new Error(answer.failure.details);
    return answer.value;
  };
  await amazon.getMarketplaceParticipations(await take(), signal);
  expect(requests).toHaveLength(2);
  const answer = await amazon.getMarketplaceParticipations(await take(), signal);
  expect(answer).toMatchObject({ failure: { class: "suspect" } });
  expect((await take()).accessToken.reveal()).toBe("Atza|2");
});
