import type { AmazonIncident, MwsToken } from "@evergrant/db";
import type { ScriptedExchange } from "@evergrant/testkit/scripted-amazon";
import { verifyMwsToken } from "../src/mws-token/verify.ts";
import {
  type AccountFixture,
  type ConnectOptions,
  connectAccount,
  readConnected,
  scriptGrant,
} from "./account-fixture.ts";
import { type CoreWorld, readEvents } from "./core-world.ts";
import { MINUTE_MS } from "./token-fixture.ts";

/** Accounts that Amazon accepts, connected one after another. */
export async function connectFleet(
  world: CoreWorld,
  count: number,
  options: ConnectOptions = {},
): Promise<AccountFixture[]> {
  const fleet: AccountFixture[] = [];
  while (fleet.length < count) fleet.push(await connectAccount(world, options));
  return fleet;
}

/** What Amazon answers to exchanges of these accounts from now on. */
export function answerAll(
  world: CoreWorld,
  accounts: readonly AccountFixture[],
  exchange: ScriptedExchange,
): void {
  for (const { strings } of accounts) scriptGrant(world, strings.current, { exchange });
}

/** Has an account refused, and refused again after the confirming minute; nothing else that is due is done. */
export async function confirmRefusal(
  world: CoreWorld,
  account: AccountFixture,
  exchange: ScriptedExchange = "invalid_grant",
): Promise<MwsToken> {
  await refuseOnce(world, account, exchange);
  world.clock.advance(MINUTE_MS);
  world.amazon.calls.length = 0;
  return verify(world, account);
}

export async function refuseOnce(
  world: CoreWorld,
  account: AccountFixture,
  exchange: ScriptedExchange = "invalid_grant",
): Promise<void> {
  answerAll(world, [account], exchange);
  await verify(world, account);
}

export async function verify(world: CoreWorld, account: AccountFixture): Promise<MwsToken> {
  await verifyMwsToken(world.deps, world.actor, account);
  return readToken(world, account);
}

export async function readToken(world: CoreWorld, account: AccountFixture): Promise<MwsToken> {
  return (await readConnected(world, account)).token;
}

/** The strings that were exchanged since the calls were last emptied. */
export function exchangedStrings({ amazon }: CoreWorld): string[] {
  return amazon.calls
    .filter(({ operation }) => operation === "refreshToken")
    .map(({ token }) => token);
}

export function currentStrings(accounts: readonly AccountFixture[]): string[] {
  return accounts.map(({ strings }) => strings.current);
}

export async function readIncidents({ client }: CoreWorld): Promise<AmazonIncident[]> {
  return client.amazonIncident.findMany({ orderBy: { openedAt: "asc" } });
}

export async function countDisabled({ client }: CoreWorld): Promise<number> {
  return client.mwsToken.count({ where: { status: "DISABLED" } });
}

/** What a workspace was told after its accounts were connected. */
export async function readTold(world: CoreWorld, actor = world.actor): Promise<string[]> {
  const types = (await readEvents(world, actor)).map(({ type }) => type);
  return types.filter((type) => type !== "ACCOUNT_CONNECTED" && type !== "TOKEN_ENABLED");
}
