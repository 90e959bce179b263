import { disableMwsToken } from "../src/mws-token/disable.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import { recordMwsTokenRenewal } from "../src/mws-token/record-renewal.ts";
import { connectSellerAccount } from "../src/seller-account/connect.ts";
import { disconnectSellerAccount } from "../src/seller-account/disconnect.ts";
import { type AccountFixture, DE, makeString, scriptGrant } from "./account-fixture.ts";
import { advance, type CoreWorld } from "./core-world.ts";
import { MINUTE_MS, NEW_DATE } from "./token-fixture.ts";

type Act = (world: CoreWorld, account: AccountFixture) => Promise<unknown>;

/** One way in which a row of §3 comes about with an account in the database. */
export interface AccountCase {
  act: Act;
  /** In place of `any` or `none`: the state it begins in. */
  from?: string;
  /** The code of the error that refuses it. */
  error?: string;
}

const save =
  (slot: keyof AccountFixture["strings"]): Act =>
  ({ deps, actor }, { sellerAccountId, strings }) =>
    enableMwsToken(deps, actor, { sellerAccountId, token: strings[slot] });

/** Scripts the answers to one string, then does something. */
const when =
  (
    slot: keyof AccountFixture["strings"],
    grant: Parameters<typeof scriptGrant>[2],
    act: Act,
  ): Act =>
  (world, account) => {
    scriptGrant(world, account.strings[slot], grant);
    return act(world, account);
  };

const wait =
  (minutes: number): Act =>
  (world) =>
    advance(world, minutes * MINUTE_MS);
const switchOff: Act = ({ deps, actor }, account) => disableMwsToken(deps, actor, account);
const disconnect: Act = ({ deps, actor }, account) => disconnectSellerAccount(deps, actor, account);
const connect: Act = async ({ deps, actor }, { sellingPartnerId, strings }) =>
  connectSellerAccount(deps, actor, {
    name: "Account",
    region: "NA",
    sellingPartnerId,
    token: strings.other,
  });

const accepted = when("candidate", { participations: "ok" }, wait(5));
const refusals: [string, Act][] = [
  ["TOKEN_REJECTED", when("other", { exchange: "invalid_grant" }, save("other"))],
  ["TOKEN_REJECTED", when("other", { marketplaceIds: [] }, save("other"))],
  ["GRANT_DISABLED", when("current", { exchange: "invalid_grant" }, save("current"))],
  ["TOKEN_OF_OTHER_SELLER", when("other", { marketplaceIds: [DE] }, save("other"))],
  ["TOKEN_LACKS_ROLE", when("other", { orders: "lacksRole" }, save("other"))],
  ["AMAZON_UNAVAILABLE", when("other", { exchange: "misconfigured" }, save("other"))],
  ["AMAZON_UNAVAILABLE", when("other", { participations: "throttled" }, save("other"))],
];
const ANY = ["ENABLED", "ENABLED, PENDING", "DISABLED (REVOKED)", "DISABLED (USER), PENDING"];
const waitThenRefuse = when("candidate", { exchange: "invalid_grant" }, wait(5));

export const ACCOUNT_CASES: Record<string, AccountCase[]> = {
  T01: [{ act: connect }],
  T02: [
    {
      act: when("other", { exchange: "invalid_grant" }, connect),
      error: "TOKEN_REJECTED",
    },
    {
      act: when("other", { participations: "suspect" }, connect),
      error: "AMAZON_UNAVAILABLE",
    },
    {
      act: (world, account) =>
        connect(world, { ...account, strings: { ...account.strings, other: "Atza|IwEB" } }),
      error: "TOKEN_MALFORMED",
    },
  ],
  T34: [
    {
      act: ({ deps, actor }, { sellerAccountId }) =>
        recordMwsTokenRenewal(deps, actor, { sellerAccountId, expiresAt: NEW_DATE }),
      error: "TOKEN_DISABLED",
    },
  ],
  T45: ANY.flatMap((from) => refusals.map(([error, act]) => ({ from, error, act }))),
  T60: [{ act: when("other", { participations: "suspect" }, save("other")) }],
  T61: [{ act: when("other", { orders: "suspect" }, save("other")) }],
  T62: [{ act: accepted }],
  T63: [{ act: accepted }],
  T64: [{ act: waitThenRefuse }, { act: wait(60) }],
  T65: [{ act: waitThenRefuse }, { act: wait(60) }],
  T66: [{ act: switchOff }],
  T67: [{ act: switchOff }],
  T68: [{ act: save("other") }],
  T69: [{ act: save("candidate") }],
  T70: ANY.map((from) => ({ from, act: disconnect })),
};

/** A seller who is not connected, with strings of his. */
export function makeStranger(world: CoreWorld): AccountFixture {
  const other = makeString("next");
  scriptGrant(world, other, {});
  const strings = { current: makeString("last"), candidate: makeString("cand"), other };
  return { sellerAccountId: "", sellingPartnerId: "ASTRANGER00001", strings };
}
