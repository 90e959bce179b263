import { randomBytes, randomUUID } from "node:crypto";
import { unwrap } from "@evergrant/sdk";
import type { Installation } from "../world/installation.ts";
import type { World } from "../world/open-world.ts";
import type { Flow } from "./flow.ts";

/** A life of accounts: connected, saved with right and wrong strings, renewed, switched off, removed. */
export const accountsFlow: Flow = {
  name: "accounts",
  async run(world) {
    await Promise.all([
      liveOn(world, world.demo.installation),
      liveOn(world, world.serve.installation),
    ]);
  },
};

async function liveOn(world: World, at: Installation): Promise<void> {
  const { sdk, attempt } = at;
  const first = await connectSeller(world, at, "first");
  const other = await connectSeller(world, at, "other");
  const stranger = await makeSeller(world, at, "stranger");
  const { sellerAccountId } = first;

  for (const [name, write] of Object.entries(WRONG_TOKENS)) {
    const secret = randomBytes(40).toString("base64url");
    world.vault.plant("refresh token", `${at.name}: ${name}`, secret, "sent as a token");
    await attempt(sdk.mwsTokens.enable({ sellerAccountId, token: write(secret) }));
  }
  await attempt(sdk.mwsTokens.enable({ sellerAccountId, token: first.token.slice(0, 28) }));
  const idempotencyKey = randomUUID();
  for (const token of [first.token, first.token, other.token, stranger.token]) {
    await attempt(sdk.mwsTokens.enable({ sellerAccountId, token, idempotencyKey }));
    await attempt(sdk.mwsTokens.enable({ sellerAccountId, token }));
  }
  const items = [first, other].map(({ sellerAccountId: id, token }) => ({
    sellerAccountId: id,
    token,
  }));
  await at.ask(ENABLE_MANY, { input: { items: [...items, { ...items[0], token: "amzn.mws" }] } });
  await at.ask(VERIFY_MANY, {
    input: { sellerAccountIds: items.map((item) => item.sellerAccountId) },
  });
  await attempt(sdk.reviewAutomations.enable({ sellerAccountId }));
  const expiresAt = new Date(Date.now() + 300 * 86_400_000).toISOString();
  await at.ask(RECORD, { input: { sellerAccountId, expiresAt } });
  await at.sandbox.act(first.sellingPartnerId, "revoke");
  await attempt(sdk.mwsTokens.verify({ sellerAccountId }));
  await at.sandbox.act(first.sellingPartnerId, "enable");
  await attempt(sdk.mwsTokens.disable({ sellerAccountId }));
  await attempt(sdk.mwsTokens.enable({ sellerAccountId, token: first.token }));
  await at.ask(DISCONNECT, { input: { sellerAccountId: other.sellerAccountId } });
  await connectSeller(world, at, "last");
}

const ENABLE_MANY = `mutation enableMwsTokens($input: EnableMwsTokensInput!) {
  enableMwsTokens(input: $input) { __typename }
}`;
const VERIFY_MANY = `mutation verifyMwsTokens($input: VerifyMwsTokensInput!) {
  verifyMwsTokens(input: $input) { __typename }
}`;
const RECORD = `mutation recordMwsTokenRenewal($input: RecordMwsTokenRenewalInput!) {
  recordMwsTokenRenewal(input: $input) { __typename ... on Error { code message } }
}`;
const DISCONNECT = `mutation disconnectSellerAccount($input: DisconnectSellerAccountInput!) {
  disconnectSellerAccount(input: $input) { __typename ... on Error { code message } }
}`;

/** Strings that are no token of the seller's, or no token at all, with a secret within. */
const WRONG_TOKENS: Record<string, (secret: string) => string> = {
  "token that Amazon does not know": (secret) => `Atzr|${secret}`,
  "access token in place of a token": (secret) => `Atza|${secret}`,
  "token of the wrong case": (secret) => `ATZR|${secret}`,
  "token within a document": (secret) => JSON.stringify({ refresh_token: `Atzr|${secret}` }),
  "token within words": (secret) => `my token is Atzr|${secret}, thanks`,
  "token that is broken": (secret) => `Atzr|${secret}\n${secret}`,
  "token that is too long": (secret) => `Atzr|${secret.repeat(50)}`,
};

/** Makes a seller at Amazon; his token is planted. */
export async function makeSeller(world: World, at: Installation, name: string) {
  const seller = await at.sandbox.makeSeller({ credential: "LWA_REFRESH_TOKEN", name, orders: 3 });
  world.vault.plant("refresh token", `${at.name}: token of ${name}`, seller.token);
  return seller;
}

export async function connectSeller(world: World, at: Installation, name: string) {
  const seller = await makeSeller(world, at, name);
  const { sellingPartnerId, token } = seller;
  const idempotencyKey = randomUUID();
  const input = { name, region: "NA", sellingPartnerId, token, idempotencyKey } as const;
  const connected = unwrap(await at.sdk.sellerAccounts.connect(input));
  await at.attempt(at.sdk.sellerAccounts.connect(input));
  await at.attempt(at.sdk.sellerAccounts.connect({ ...input, name: `${name} again` }));
  return { ...seller, sellerAccountId: connected.sellerAccount.id };
}
