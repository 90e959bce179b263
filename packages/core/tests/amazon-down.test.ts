import type { GrantScript } from "@evergrant/testkit/scripted-amazon";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { verifyMwsToken } from "../src/mws-token/verify.ts";
import {
  type AccountFixture,
  connectAccount,
  makeString,
  readConnected,
  scriptGrant,
} from "./account-fixture.ts";
import { codeOf } from "./code-of.ts";
import { advance, type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { DAY_MS, MINUTE_MS } from "./token-fixture.ts";

const SAVE_MAX_MS = 10_000;
const FAILURES: Partial<GrantScript>[] = [
  { exchange: "unavailable" },
  { exchange: "throttled" },
  { exchange: "misconfigured" },
  { participations: "unavailable" },
  { participations: "throttled" },
  { orders: "unavailable" },
];

describe("while Amazon cannot be asked", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  const save = ({ sellerAccountId, strings }: AccountFixture) =>
    enableMwsToken(world.deps, world.actor, { sellerAccountId, token: strings.other });

  it.each(FAILURES)("nothing is connected and nothing changes: %j", async (grant) => {
    const string = makeString("down");
    scriptGrant(world, string, grant);
    expect(await codeOf(connectAccount(world, { token: string }))).toBe("AMAZON_UNAVAILABLE");
    expect(await world.client.sellerAccount.count()).toBe(0);
    expect(await world.client.tokenFingerprint.count()).toBe(0);

    const account = await connectAccount(world);
    const before = await readConnected(world, account);
    scriptGrant(world, account.strings.other, grant);
    expect(await codeOf(save(account))).toBe("AMAZON_UNAVAILABLE");
    expect(await readConnected(world, account)).toEqual(before);
  });

  it("a save that hangs ends within ten seconds in all, wherever it hangs", async () => {
    const accounts = await Promise.all([1, 2, 3].map(() => connectAccount(world)));
    const hanging = [
      { exchange: "hangs" },
      { participations: "hangs" },
      { orders: "hangs" },
    ] as const;
    const started = performance.now();
    const codes = accounts.map((account, index) => {
      scriptGrant(world, account.strings.other, hanging[index] ?? {});
      return codeOf(save(account));
    });
    expect(await Promise.all(codes)).toEqual(Array(3).fill("AMAZON_UNAVAILABLE"));
    expect(performance.now() - started).toBeLessThan(SAVE_MAX_MS);
    expect(await world.client.tokenSecret.count({ where: { slot: "CANDIDATE" } })).toBe(0);
  });

  it("nobody is disabled by a refused client secret, and one incident is told once", async () => {
    const accounts = [await connectAccount(world), await connectAccount(world)];
    for (const { strings } of accounts)
      scriptGrant(world, strings.current, { exchange: "misconfigured" });
    world.amazon.application = "misconfigured";
    await advance(world, 2 * DAY_MS);
    for (const account of accounts)
      expect((await readConnected(world, account)).token.status).toBe("ENABLED");
    for (const { strings } of accounts) scriptGrant(world, strings.current, { exchange: "ok" });
    world.amazon.application = "ok";
    await advance(world, DAY_MS);
    const told = (await readEvents(world, world.actor)).map(({ type }) => type);
    expect(told.filter((type) => type.startsWith("INCIDENT_"))).toEqual([
      "INCIDENT_OPENED",
      "INCIDENT_CLOSED",
    ]);
    expect(told.filter((type) => type === "TOKEN_DEGRADED")).toHaveLength(2);
    expect(told.filter((type) => type === "TOKEN_RECOVERED")).toHaveLength(2);
    expect(told).not.toContain("TOKEN_DISABLED");
  });

  it("a refused client secret is told of at a save too, and so is its end", async () => {
    const account = await connectAccount(world);
    scriptGrant(world, account.strings.other, { exchange: "misconfigured" });
    expect(await codeOf(save(account))).toBe("AMAZON_UNAVAILABLE");
    scriptGrant(world, account.strings.other, { exchange: "ok", participations: "unavailable" });
    expect(await codeOf(save(account))).toBe("AMAZON_UNAVAILABLE");
    const told = (await readEvents(world, world.actor)).map(({ type }) => type);
    expect(told.slice(2)).toEqual(["INCIDENT_OPENED", "INCIDENT_CLOSED"]);
  });

  it("an incident ends with an exchange, even where SP-API is down", async () => {
    const account = await connectAccount(world);
    for (const exchange of ["misconfigured", "ok"] as const) {
      scriptGrant(world, account.strings.current, { exchange, participations: "unavailable" });
      await verifyMwsToken(world.deps, world.actor, account);
    }
    const told = (await readEvents(world, world.actor)).map(({ type }) => type);
    expect(told.slice(2)).toEqual(["INCIDENT_OPENED", "INCIDENT_CLOSED"]);
  });

  it.each(["unavailable", "throttled"] as const)(
    "a token is not disabled for being %s for days",
    async (exchange) => {
      const account = await connectAccount(world);
      scriptGrant(world, account.strings.current, { exchange });
      await advance(world, 3 * DAY_MS);
      expect((await readConnected(world, account)).token).toMatchObject({
        status: "ENABLED",
        degradedTold: true,
      });
    },
  );

  it("a string that Amazon still refuses from its cache waits, and is no failure", async () => {
    const account = await connectAccount(world);
    scriptGrant(world, account.strings.other, { participations: "suspect" });
    await save(account);
    await advance(world, 54 * MINUTE_MS);
    expect((await readConnected(world, account)).token.candidateUntil).not.toBeNull();
    scriptGrant(world, account.strings.other, { participations: "ok" });
    await advance(world, MINUTE_MS);
    expect((await readConnected(world, account)).token).toMatchObject({
      lastFour: "next",
      candidateUntil: null,
    });
  });

  it("a seller account that was deactivated is told apart from a dead token", async () => {
    const account = await connectAccount(world);
    scriptGrant(world, account.strings.current, { marketplaceIds: [] });
    await verifyMwsToken(world.deps, world.actor, account);
    const { token } = await readConnected(world, account);
    expect(token).toMatchObject({ status: "DISABLED", disabledReason: "SELLER_INACTIVE" });
  });
});
