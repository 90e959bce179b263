import {
  accessTokenPlace,
  type Cipher,
  clientSecretPlace,
  notificationPlace,
  Secret,
  type SecretPlace,
  tokenSecretPlace,
} from "@evergrant/core";
import type { PrismaClient } from "@evergrant/db";

const WORKSPACE_ID = "00000000-0000-7000-8000-000000000001";
const APPLICATION_ID = "00000000-0000-7000-8000-000000000002";
const CLIENT_ID = "client";
const NOW = new Date("2026-03-01T12:00:00.000Z");
const PORTION = 1_000;
const COLUMNS = ["pasted", "refreshToken"] as const;

/** An encrypted record, as it is stored. */
export interface StoredRecord {
  name: string;
  place: SecretPlace;
  ciphertext: Uint8Array;
}

/** What is encrypted in a record, unless somebody wrote something else into it. */
export const textOf = (name: string): string => `planted text of ${name}`;

export const accountOf = (index: number) => ({
  workspaceId: WORKSPACE_ID,
  sellerAccountId: `00000000-0000-7000-9000-${String(index).padStart(12, "0")}`,
});

/** How many of each kind: most are those of accounts, two each. */
export function shareOut(records: number) {
  const accounts = Math.floor(records * 0.4);
  const accessTokens = Math.floor(records * 0.15);
  return { accounts, accessTokens, notifications: records - 2 * accounts - accessTokens - 1 };
}

/** Fills an empty database with so many encrypted records of every kind. */
export async function fillRecords(
  client: PrismaClient,
  cipher: Cipher,
  records: number,
): Promise<void> {
  const shares = shareOut(records);
  const seal = (name: string, place: SecretPlace) =>
    cipher.encrypt(new Secret(textOf(name)), place);
  await client.workspace.create({ data: { id: WORKSPACE_ID, name: "W", createdAt: NOW } });
  const application = { id: APPLICATION_ID, workspaceId: null, clientId: CLIENT_ID };
  const clientSecret = await seal("client secret", clientSecretPlace(application));
  await client.amazonApplication.create({
    data: { ...application, applicationId: "application", clientSecret, createdAt: NOW },
  });
  await inPortions(shares.accounts, async (indexes) => {
    const accounts = indexes.map(accountOf);
    await client.sellerAccount.createMany({
      data: accounts.map(({ workspaceId, sellerAccountId: id }, at) => ({
        ...{ workspaceId, id, applicationId: APPLICATION_ID, name: "A", region: "NA" as const },
        ...{ sellingPartnerId: id, marketplaceIds: [], sampleKey: at, createdAt: NOW },
      })),
    });
    const rows = accounts.map(async (key) => ({
      ...{ ...key, slot: "CURRENT" as const, fingerprint: new Uint8Array(32) },
      pasted: await seal(`pasted of ${key.sellerAccountId}`, tokenSecretPlace(key, "pasted")),
      refreshToken: await seal(
        `refreshToken of ${key.sellerAccountId}`,
        tokenSecretPlace(key, "refreshToken"),
      ),
    }));
    await client.tokenSecret.createMany({ data: await Promise.all(rows) });
  });
  await inPortions(shares.accessTokens, async (indexes) => {
    const rows = indexes.map(async (index) => {
      const key = `k${index}`;
      return { key, accessToken: await seal(key, accessTokenPlace(key)), endsAt: NOW };
    });
    await client.amazonAccessToken.createMany({ data: await Promise.all(rows) });
  });
  await inPortions(shares.notifications, async (indexes) => {
    const rows = indexes.map(async (index) => {
      const id = `n${index}`;
      const body = await seal(id, notificationPlace(id));
      return { id, body, type: "T", state: "SET_ASIDE" as const, receivedAt: NOW };
    });
    await client.amazonNotification.createMany({ data: await Promise.all(rows) });
  });
}

/** Every encrypted record that the database holds. */
export async function* listRecords(client: PrismaClient): AsyncGenerator<StoredRecord> {
  for (const row of await client.amazonApplication.findMany())
    yield {
      name: "client secret",
      place: clientSecretPlace(row),
      ciphertext: row.clientSecret,
    };
  for (const row of await client.tokenSecret.findMany())
    for (const column of COLUMNS)
      yield {
        name: `${column} of ${row.sellerAccountId}`,
        place: tokenSecretPlace(row, column),
        ciphertext: row[column],
      };
  for (const { key, accessToken } of await client.amazonAccessToken.findMany())
    if (accessToken !== null)
      yield { name: key, place: accessTokenPlace(key), ciphertext: accessToken };
  for (const { id, body } of await client.amazonNotification.findMany())
    if (body !== null) yield { name: id, place: notificationPlace(id), ciphertext: body };
}

async function inPortions(count: number, fill: (indexes: number[]) => Promise<void>) {
  for (let start = 0; start < count; start += PORTION) {
    const length = Math.min(PORTION, count - start);
    await fill(Array.from({ length }, (_, index) => start + index));
  }
}
