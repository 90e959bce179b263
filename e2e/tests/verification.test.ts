import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type EvergrantClient, unwrap } from "@evergrant/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { controlSandbox, type SandboxControl, type SandboxSeller } from "../src/sandbox-control.ts";
import { type Evergrant, findPlace, startEvergrant } from "../src/start-evergrant.ts";

let folder: string;
let evergrant: Evergrant;
let client: EvergrantClient;
let sandbox: SandboxControl;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "evergrant verification "));
  evergrant = await startEvergrant(await findPlace(folder));
  const { graphqlUrl, apiKey, sandboxUrl } = evergrant.demo;
  client = createClient({ url: graphqlUrl, token: apiKey });
  sandbox = controlSandbox(sandboxUrl);
}, 120_000);

afterAll(async () => {
  await evergrant?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function connect(name: string): Promise<{ seller: SandboxSeller; sellerAccountId: string }> {
  const seller = await sandbox.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const { sellingPartnerId, token } = seller;
  const input = { name, region: "NA", sellingPartnerId, token } as const;
  const { sellerAccount } = unwrap(await client.sellerAccounts.connect(input));
  return { seller, sellerAccountId: sellerAccount.id };
}

async function makeNewToken({ sellingPartnerId }: SandboxSeller): Promise<string> {
  const { token } = await sandbox.act(sellingPartnerId, "renew", { newToken: true });
  if (token === undefined) throw new Error("The sandbox made no new token.");
  return token;
}

it("lets a new string wait for Amazon's caches, and adopts it when they know it", async () => {
  const { seller, sellerAccountId } = await connect("Waits");
  const { sellingPartnerId } = seller;
  const token = await makeNewToken(seller);
  const endFault = await sandbox.fault({ kind: "cache-lag", sellingPartnerId });

  const saved = unwrap(await client.mwsTokens.enable({ sellerAccountId, token }));
  expect(saved.mwsToken).toMatchObject({ status: "ENABLED", verification: "PENDING" });
  expect(saved.mwsToken.lastFour).toBe(seller.token.slice(-4));
  expect(saved.sellerAccount.nextActions).toMatchObject([{ kind: "WAIT" }]);

  await sandbox.advance("PT10M");
  const waiting = await client.sellerAccounts.get(sellerAccountId);
  expect(waiting?.mwsToken?.verification).toBe("PENDING");

  await endFault();
  await sandbox.advance("PT5M");
  const adopted = await client.sellerAccounts.get(sellerAccountId);
  expect(adopted?.mwsToken).toMatchObject({ status: "ENABLED", verification: "VERIFIED" });
  expect(adopted?.mwsToken?.lastFour).toBe(token.slice(-4));
  expect(adopted?.nextActions).toEqual([]);
}, 60_000);

it("gives up on a string that the caches do not know within the hour; the old one goes on", async () => {
  const { seller, sellerAccountId } = await connect("Gives up");
  const { sellingPartnerId } = seller;
  const token = await makeNewToken(seller);
  const endFault = await sandbox.fault({ kind: "cache-lag", sellingPartnerId });
  unwrap(await client.mwsTokens.enable({ sellerAccountId, token }));
  await sandbox.advance("PT61M");
  await endFault();
  const after = await client.sellerAccounts.get(sellerAccountId);
  expect(after?.mwsToken?.verification).not.toBe("PENDING");
  expect(after?.mwsToken?.lastFour).toBe(seller.token.slice(-4));
}, 60_000);

it("refuses another seller's string before it replaces anything", async () => {
  const { sellerAccountId } = await connect("Mine");
  const other = await sandbox.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const refused = await client.mwsTokens.enable({ sellerAccountId, token: other.token });
  expect(refused.__typename).toBe("TokenOfOtherSellerError");
  const { seller } = await connect("Theirs");
  const taken = await client.mwsTokens.enable({ sellerAccountId, token: seller.token });
  expect(taken.__typename).toBe("TokenInUseError");
  const after = await client.sellerAccounts.get(sellerAccountId);
  expect(after?.mwsToken).toMatchObject({ status: "ENABLED", verification: "VERIFIED" });
}, 60_000);
