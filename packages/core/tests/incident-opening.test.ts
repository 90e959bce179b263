import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import type { Operators } from "../src/ports.ts";
import { connectAccount } from "./account-fixture.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";
import {
  answerAll,
  confirmRefusal,
  connectFleet,
  currentStrings,
  exchangedStrings,
  readIncidents,
  readToken,
  readTold,
  refuseOnce,
  verify,
} from "./incident-fixture.ts";
import { DAY_MS, fromNow, HOUR_MS, MINUTE_MS } from "./token-fixture.ts";

const REVOKED = { status: "DISABLED", disabledReason: "REVOKED" };
const HELD = { status: "ENABLED", degradedTold: false, disabledReason: null };

describe("a control sample", () => {
  let world: CoreWorld;
  let alerts: Parameters<Operators["alert"]>[0][];
  beforeAll(async () => {
    world = await createCoreWorld();
    world.installation.operators = { alert: (alert) => alerts.push(alert) };
  });
  beforeEach(async () => {
    alerts = [];
    await world.reset();
  });
  afterAll(() => world.close());

  it("holds a token when three of twenty are refused like it", async () => {
    const [account, ...others] = await connectFleet(world, 21);
    answerAll(world, others.slice(0, 3), "invalid_grant");
    if (account === undefined) throw new Error("No account");
    const token = await confirmRefusal(world, account);
    expect(token).toMatchObject(HELD);
    expect(token.firstRevokedAt).not.toBeNull();
    expect(exchangedStrings(world).toSorted()).toEqual(
      currentStrings([account, ...others]).toSorted(),
    );
    expect(await readIncidents(world)).toMatchObject([{ region: "NA", closedAt: null }]);
  });

  it("lets a token die when two of twenty are refused like it", async () => {
    const [account, ...others] = await connectFleet(world, 21);
    answerAll(world, others.slice(0, 2), "invalid_grant");
    if (account === undefined) throw new Error("No account");
    expect(await confirmRefusal(world, account)).toMatchObject(REVOKED);
    expect(await readIncidents(world)).toEqual([]);
  });

  it("asks twenty and no more, and not always the same", async () => {
    const [account, ...others] = await connectFleet(world, 30);
    if (account === undefined) throw new Error("No account");
    await refuseOnce(world, account);
    const drawn = new Set<string>();
    for (let sample = 0; sample < 12; sample += 1) {
      answerAll(world, others, "unavailable");
      world.clock.advance(MINUTE_MS);
      world.amazon.calls.length = 0;
      await verify(world, account);
      const asked = exchangedStrings(world).filter((string) => string !== account.strings.current);
      expect(new Set(asked).size).toBe(20);
      for (const string of asked) drawn.add(string);
    }
    // Of 29 each leaves out nine that follow one another, from another place each time.
    expect(drawn.size).toBe(29);
  });

  it("does not add up different codes", async () => {
    const [account, ...others] = await connectFleet(world, 9);
    answerAll(world, others.slice(0, 2), "invalid_grant");
    answerAll(world, others.slice(2, 4), "unauthorized_client");
    if (account === undefined) throw new Error("No account");
    expect(await confirmRefusal(world, account)).toMatchObject(REVOKED);
  });

  it("asks nobody whose refusal would be no news, nor anybody of another fleet", async () => {
    const account = await connectAccount(world);
    const asked = await connectFleet(world, 2, { expiresAt: fromNow(DAY_MS + HOUR_MS) });
    asked.push(await connectAccount(world));
    const expiring = await connectFleet(world, 1, { expiresAt: fromNow(DAY_MS) });
    const expired = await connectFleet(world, 1, { expiresAt: fromNow(1) });
    const [stale, disabled, ofOther] = await connectFleet(world, 3);
    const elsewhere = await connectFleet(world, 1, { region: "EU" });
    const { client } = world;
    const change = (of: typeof stale, data: object) =>
      client.mwsToken.updateMany({ where: { sellerAccountId: of?.sellerAccountId ?? "" }, data });
    await change(stale, { lastVerifiedAt: fromNow(-DAY_MS + MINUTE_MS) });
    await change(disabled, { status: "DISABLED", disabledReason: "REVOKED" });
    const own = await client.amazonApplication.create({
      data: {
        id: "01900000-0000-7000-8000-00000000000a",
        ...{ clientId: "other", applicationId: "other", clientSecret: Buffer.from("other") },
        createdAt: fromNow(-1),
      },
    });
    await client.sellerAccount.updateMany({
      where: { id: ofOther?.sellerAccountId ?? "" },
      data: { applicationId: own.id },
    });
    answerAll(world, [...expiring, ...expired, ...elsewhere], "invalid_grant");
    expect(await confirmRefusal(world, account)).toMatchObject(REVOKED);
    expect(exchangedStrings(world).toSorted()).toEqual(
      currentStrings([account, ...asked]).toSorted(),
    );
    await client.sellerAccount.deleteMany({ where: { applicationId: own.id } });
    await client.amazonApplication.delete({ where: { id: own.id } });
  });

  it.each([0, 1, 2])("asks nobody of a fleet of %i others: the minute decides", async (count) => {
    const [account, ...others] = await connectFleet(world, 1 + count);
    answerAll(world, others, "invalid_grant");
    if (account === undefined) throw new Error("No account");
    expect(await confirmRefusal(world, account)).toMatchObject(REVOKED);
    expect(await readIncidents(world)).toEqual([]);
  });

  it("asks three others where there are no more", async () => {
    const [account, ...others] = await connectFleet(world, 4);
    answerAll(world, others, "invalid_grant");
    if (account === undefined) throw new Error("No account");
    expect(await confirmRefusal(world, account)).toMatchObject(HELD);
    expect(await readIncidents(world)).toHaveLength(1);
  });

  it("holds a token that would die by its date or its kind as well", async () => {
    const accounts = await connectFleet(world, 5);
    answerAll(world, accounts, "unauthorized_client");
    const [account] = accounts;
    if (account === undefined) throw new Error("No account");
    expect(await confirmRefusal(world, account, "unauthorized_client")).toMatchObject(HELD);
    const dated = await connectAccount(world, {
      expiresAt: new Date(world.clock.now().getTime() + 1),
    });
    world.clock.advance(1);
    expect(await confirmRefusal(world, dated)).toMatchObject(HELD);
  });

  it.each(["unavailable", "throttled", "misconfigured"] as const)(
    "decides nothing while the others are %s, and is asked for again",
    async (exchange) => {
      const [account, ...others] = await connectFleet(world, 6);
      answerAll(world, others, exchange);
      if (account === undefined) throw new Error("No account");
      expect(await confirmRefusal(world, account)).toMatchObject(HELD);
      const incidents = await readIncidents(world);
      expect(incidents.map(({ region }) => region)).toEqual(
        exchange === "misconfigured" ? [null] : [],
      );
      answerAll(world, others, "ok");
      world.clock.advance(2 * MINUTE_MS);
      expect(await verify(world, account)).toMatchObject(REVOKED);
    },
  );

  it("decides by three that answer, and ends in time when others hang", async () => {
    const [account, ...others] = await connectFleet(world, 6);
    answerAll(world, others.slice(3), "hangs");
    if (account === undefined) throw new Error("No account");
    await refuseOnce(world, account);
    world.clock.advance(MINUTE_MS);
    const started = performance.now();
    expect(await verify(world, account)).toMatchObject(REVOKED);
    expect(performance.now() - started).toBeLessThan(9_000);
  });

  it("tells each workspace concerned once, the operators once, and nobody else", async () => {
    const other = await world.addWorkspace();
    const elsewhere = await world.addWorkspace();
    const empty = await world.addWorkspace();
    const accounts = await connectFleet(world, 4);
    accounts.push(await connectAccount(world, { actor: other }));
    await connectAccount(world, { actor: elsewhere, region: "EU" });
    answerAll(world, accounts, "invalid_grant");
    for (const account of accounts.slice(0, 3)) await refuseOnce(world, account);
    world.clock.advance(MINUTE_MS);
    for (const account of accounts.slice(0, 3)) await verify(world, account);
    expect(await readTold(world)).toEqual(["INCIDENT_OPENED"]);
    expect(await readTold(world, other)).toEqual(["INCIDENT_OPENED"]);
    expect(await readTold(world, elsewhere)).toEqual([]);
    expect(await readTold(world, empty)).toEqual([]);
    const { applicationId } = world;
    expect(alerts).toMatchObject([{ kind: "INCIDENT_OPENED", applicationId, region: "NA" }]);
  });

  it("is not asked for by a save, which never disables", async () => {
    const accounts = await connectFleet(world, 5);
    const [account] = accounts;
    if (account === undefined) throw new Error("No account");
    answerAll(world, accounts, "invalid_grant");
    await confirmRefusal(world, account);
    world.amazon.calls.length = 0;
    const token = account.strings.other;
    await enableMwsToken(world.deps, world.actor, { ...account, token });
    expect(exchangedStrings(world)).toEqual([token]);
    expect(await readToken(world, account)).toMatchObject({ lastFour: "next", degradedAt: null });
  });

  it("alerts the operators of a refused client secret, once", async () => {
    for (const account of await connectFleet(world, 2))
      await refuseOnce(world, account, "misconfigured");
    expect(alerts).toMatchObject([{ kind: "INCIDENT_OPENED", region: null }]);
    expect(await readTold(world)).toEqual(["INCIDENT_OPENED"]);
  });
});
