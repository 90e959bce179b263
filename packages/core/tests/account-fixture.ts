import type { MwsToken, ReviewAutomation, SellerAccount } from "@evergrant/db";
import { type GrantScript, makeGrant } from "@evergrant/testkit/scripted-amazon";
import type { Actor } from "../src/deps.ts";
import { enableMwsToken } from "../src/mws-token/enable.ts";
import type { AmazonRegion } from "../src/ports.ts";
import { connectSellerAccount } from "../src/seller-account/connect.ts";
import type { CoreWorld } from "./core-world.ts";
import type { WrittenState } from "./lifecycle-document.ts";
import { makeToken } from "./token-fixture.ts";

export const US = "ATVPDKIKX0DER";
export const CA = "A2EUQ1WTGCTBG2";
export const DE = "A1PA6795UKMFR9";
const JP = "A1VC38T7YXB528";
const MARKETPLACES = { NA: [US, CA], EU: [DE], FE: [JP] };

let made = 0;

/** A refresh token nobody else has; its last four characters say what it is for. */
export function makeString(lastFour: string): string {
  made += 1;
  return `Atzr|IwEB${String(made).padStart(16, "0")}${lastFour}`;
}

export interface AccountFixture {
  sellerAccountId: string;
  sellingPartnerId: string;
  /** The string it was connected with, and two more that Amazon accepts as well. */
  strings: { current: string; candidate: string; other: string };
}

export interface ConnectOptions {
  actor?: Actor;
  expiresAt?: Date;
  name?: string;
  region?: AmazonRegion;
  /** In place of a string that works; it answers as it was scripted. */
  token?: string;
}

/** Connects an account, of the United States and Canada unless said otherwise; its three strings work at Amazon. */
export async function connectAccount(
  world: CoreWorld,
  { actor = world.actor, token, region = "NA", ...input }: ConnectOptions = {},
): Promise<AccountFixture> {
  const strings = {
    current: token ?? makeString("last"),
    candidate: makeString("cand"),
    other: makeString("next"),
  };
  for (const string of Object.values(strings))
    if (string !== token)
      world.amazon.grants.set(string, makeGrant({ marketplaceIds: MARKETPLACES[region] }));
  made += 1;
  const sellingPartnerId = `A${String(made).padStart(13, "0")}`;
  const { sellerAccountId } = await connectSellerAccount(world.depsOf(actor), actor, {
    name: "Account",
    region,
    ...input,
    sellingPartnerId,
    token: strings.current,
  });
  return { sellerAccountId, sellingPartnerId, strings };
}

/** Brings an account's token into a state of the document; a candidate comes by way of a save. */
export async function arrangeToken(
  world: CoreWorld,
  { sellerAccountId, strings }: AccountFixture,
  written: WrittenState,
): Promise<void> {
  const { status, disabledReason } = makeToken(written);
  await world.client.mwsToken.updateMany({
    where: { sellerAccountId },
    data: { status, disabledReason },
  });
  if (!written.aspects.includes("PENDING")) return;
  scriptGrant(world, strings.candidate, { participations: "suspect" });
  await enableMwsToken(world.deps, world.actor, { sellerAccountId, token: strings.candidate });
}

/** Changes what Amazon answers to one string from now on. */
export function scriptGrant(
  { amazon }: Pick<CoreWorld, "amazon">,
  string: string,
  grant: Partial<GrantScript>,
): void {
  amazon.grants.set(string, { ...makeGrant(), ...amazon.grants.get(string), ...grant });
}

export interface AccountState {
  account: SellerAccount;
  token: MwsToken;
  automation: ReviewAutomation;
}

/** All that is stored of an account but its secrets; null when it is gone. */
export async function readAccount(
  { client }: Pick<CoreWorld, "client">,
  { sellerAccountId }: Pick<AccountFixture, "sellerAccountId">,
): Promise<AccountState | null> {
  const found = await client.sellerAccount.findFirst({
    where: { id: sellerAccountId },
    include: { mwsToken: true, reviewAutomation: true },
  });
  if (found === null) return null;
  const { mwsToken, reviewAutomation, ...account } = found;
  if (mwsToken === null || reviewAutomation === null) throw new Error("A torn account");
  return { account, token: mwsToken, automation: reviewAutomation };
}

/** The same, of an account that must be there. */
export async function readConnected(
  world: Pick<CoreWorld, "client">,
  fixture: Pick<AccountFixture, "sellerAccountId">,
): Promise<AccountState> {
  const state = await readAccount(world, fixture);
  if (state === null) throw new Error("The account is gone");
  return state;
}
