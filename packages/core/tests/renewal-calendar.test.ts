import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disableMwsToken } from "../src/mws-token/disable.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { recordMwsTokenRenewal } from "../src/mws-token/record-renewal.ts";
import { readRenewalCalendar } from "../src/renewal/calendar.ts";
import { writeDay } from "../src/renewal/day.ts";
import { countUnknownExpiries } from "../src/renewal/read-expiries.ts";
import { disconnectSellerAccount } from "../src/seller-account/disconnect.ts";
import { type AccountFixture, connectAccount, scriptGrant } from "./account-fixture.ts";
import { beginConsent, makeCode, sendBack } from "./consent-fixture.ts";
import { advance, type CoreWorld, createCoreWorld } from "./core-world.ts";
import { DAY_MS, fromNow, HOUR_MS, MINUTE_MS } from "./token-fixture.ts";

let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

/** The days and ends of the calendar; NOW is Sunday, 1 March 2026. */
async function read() {
  const { days, expiries } = await readRenewalCalendar(world.deps);
  return {
    days: days.map(({ day, expiries: together }) => `${writeDay(day)}: ${together.length}`),
    ends: expiries.map(({ expiresAt }) => expiresAt.toISOString().slice(0, 10)),
    unknown: await countUnknownExpiries(world.deps.client),
  };
}

const connect = (days: number) => connectAccount(world, { expiresAt: fromNow(days * DAY_MS) });

describe("a calendar", () => {
  let account: AccountFixture;
  beforeEach(async () => {
    account = await connect(30);
    await connect(300);
    expect(await read()).toEqual({
      days: ["2026-03-24: 1", "2026-12-18: 1"],
      ends: ["2026-03-31", "2026-12-26"],
      unknown: 0,
    });
  });

  it("follows a renewal that Amazon's callback brought", async () => {
    const { sellerAccountId, sellingPartnerId } = account;
    const state = await beginConsent(world, { sellerAccountId });
    await sendBack(world, { state, sellingPartnerId, ...makeCode(world) });
    expect(await read()).toEqual({
      days: ["2026-12-18: 1", "2027-02-22: 1"],
      ends: ["2026-12-26", "2027-03-01"],
      unknown: 0,
    });
  });

  it("follows a renewal that somebody recorded", async () => {
    const expiresAt = fromNow(310 * DAY_MS);
    await recordMwsTokenRenewal(world.deps, world.actor, { ...account, expiresAt });
    expect(await read()).toEqual({
      days: ["2026-12-18: 2"],
      ends: ["2026-12-26", "2027-01-05"],
      unknown: 0,
    });
  });

  it("has nothing of an account that was switched off, or is gone", async () => {
    await disableMwsToken(world.deps, world.actor, account);
    expect((await read()).ends).toEqual(["2026-12-26"]);
    await disconnectSellerAccount(world.deps, world.actor, account);
    expect((await read()).ends).toEqual(["2026-12-26"]);
  });
});

describe("a calendar on the day of an end", () => {
  const soon = () => connectAccount(world, { expiresAt: fromNow(2 * HOUR_MS) });

  it("follows a token that lives past its date: nobody knows its end any more", async () => {
    await soon();
    await advance(world, 2 * HOUR_MS - 1);
    expect(await read()).toEqual({ days: ["2026-03-01: 1"], ends: ["2026-03-01"], unknown: 0 });
    await advance(world, 1);
    expect(await read()).toEqual({ days: [], ends: [], unknown: 1 });
  });

  it("keeps what has expired as due today, until it is renewed or weeks have passed", async () => {
    const account = await soon();
    scriptGrant(world, account.strings.current, { exchange: "invalid_grant" });
    await advance(world, 2 * HOUR_MS + MINUTE_MS);
    const due = { days: ["2026-03-01: 1"], ends: ["2026-03-01"], unknown: 0 };
    expect(await read()).toEqual(due);
    world.clock.set(fromNow(45 * DAY_MS));
    expect(await read()).toEqual({ ...due, days: ["2026-04-15: 1"] });
    world.clock.set(fromNow(45 * DAY_MS + 3 * HOUR_MS));
    expect(await read()).toEqual({ days: [], ends: [], unknown: 0 });
    const expiresAt = fromNow(300 * DAY_MS);
    const token = account.strings.other;
    await enableMwsToken(world.deps, world.actor, { ...account, token, expiresAt });
    expect((await read()).ends).toEqual(["2026-12-26"]);
  });
});

it("reaches two years ahead, and invents no date", async () => {
  await connect(731);
  await connectAccount(world);
  await connect(729);
  expect(await read()).toEqual({
    days: ["2028-02-21: 1"],
    ends: ["2028-02-28"],
    unknown: 1,
  });
});
