import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import type { PrismaClient } from "../src/index.ts";
import { createClient } from "../src/owner.ts";

const MOMENT = new Date("2026-03-29T01:30:00.123Z");

/** A workspace with an account and a row of most kinds about it. */
export interface Tenant {
  workspaceId: string;
  sellerAccountId: string;
  applicationId: string;
  fingerprint: Uint8Array<ArrayBuffer>;
}

export interface TwoTenants {
  database: TestDatabase;
  /** All rights: what is really there. */
  owner: PrismaClient;
  a: Tenant;
  b: Tenant;
  sharedApplicationId: string;
  close(): Promise<void>;
}

/** A made-up id; the letter tells whose. */
export function idOf(tenant: "a" | "b" | "0", number: number): string {
  return `0198c1d6-0000-7000-8000-${tenant.repeat(4)}${String(number).padStart(8, "0")}`;
}

export async function openTwoTenants(): Promise<TwoTenants> {
  const database = await createTestDatabase();
  const owner = createClient({ url: database.url });
  const sharedApplicationId = idOf("0", 1);
  await owner.amazonApplication.create({ data: application(sharedApplicationId, null) });
  return {
    ...{ database, owner, sharedApplicationId },
    a: await fillTenant(owner, "a"),
    b: await fillTenant(owner, "b"),
    async close() {
      await owner.$disconnect();
      await database.drop();
    },
  };
}

function application(id: string, workspaceId: string | null) {
  const clientSecret = Uint8Array.of(1);
  return {
    ...{ id, workspaceId, clientSecret, createdAt: MOMENT },
    ...{ clientId: `client ${id}`, applicationId: `application ${id}` },
  };
}

async function fillTenant(owner: PrismaClient, name: "a" | "b"): Promise<Tenant> {
  const workspaceId = idOf(name, 1);
  const sellerAccountId = idOf(name, 2);
  const applicationId = idOf(name, 3);
  const fingerprint = Uint8Array.of(name === "a" ? 10 : 11);
  const key = { workspaceId, sellerAccountId };
  await owner.workspace.create({
    data: { id: workspaceId, name, createdAt: MOMENT, log: { create: {} } },
  });
  await owner.amazonApplication.create({ data: application(applicationId, workspaceId) });
  await owner.apiKey.create({
    data: {
      ...{ workspaceId, id: idOf(name, 4), name, hash: Uint8Array.of(fingerprint[0] ?? 0) },
      ...{ lastFour: "1234", scopes: [], createdAt: MOMENT },
    },
  });
  for (const id of [sellerAccountId, idOf(name, 20)]) await addAccount(owner, workspaceId, id);
  await owner.tokenSecret.create({
    data: { ...key, slot: "CURRENT", pasted: fingerprint, refreshToken: fingerprint, fingerprint },
  });
  await owner.tokenFingerprint.create({ data: { ...key, fingerprint, verified: true } });
  await owner.renewLink.create({
    data: {
      ...{ ...key, id: idOf(name, 6), hash: Uint8Array.of(20, fingerprint[0] ?? 0) },
      ...{ createdAt: MOMENT, expiresAt: MOMENT },
    },
  });
  await owner.amazonAuthorization.create({
    data: {
      ...{ ...key, id: idOf(name, 7), origin: "WORKSPACE", applicationId, region: "NA" },
      ...{ renewLinkId: idOf(name, 6), actorKind: "USER", createdAt: MOMENT, expiresAt: MOMENT },
    },
  });
  await owner.amazonSubscription.create({ data: { ...key, type: "T", subscriptionId: name } });
  await owner.reviewAutomation.create({
    data: { ...key, id: idOf(name, 8), status: "DISABLED", statusChangedAt: MOMENT },
  });
  await owner.idempotencyAnswer.create({
    data: {
      ...{ workspaceId, mutation: "m", key: "k", inputHash: fingerprint, state: "DONE" },
      ...{ leasedUntil: MOMENT, createdAt: MOMENT },
    },
  });
  await owner.amazonIncident.create({
    data: { id: idOf(name, 9), applicationId, openedAt: MOMENT },
  });
  return { workspaceId, sellerAccountId, applicationId, fingerprint };
}

async function addAccount(owner: PrismaClient, workspaceId: string, id: string): Promise<void> {
  const key = { workspaceId, sellerAccountId: id };
  await owner.sellerAccount.create({
    data: {
      ...{ workspaceId, id, name: "Account", applicationId: idOf("0", 1), sampleKey: 1 },
      ...{ sellingPartnerId: `A${id.slice(-10)}`, region: "NA", createdAt: MOMENT },
    },
  });
  await owner.mwsToken.create({
    data: {
      ...{ ...key, id: id.replace("0198c1d6", "0198c1d7"), status: "ENABLED", lastFour: "1234" },
      ...{ kind: "LWA_REFRESH_TOKEN", expirySource: "UNKNOWN", statusChangedAt: MOMENT },
    },
  });
  await owner.event.create({
    data: {
      ...{ workspaceId, position: BigInt(Number(id.slice(-2))), id, type: "ACCOUNT_CONNECTED" },
      ...{ occurredAt: MOMENT, sellerAccountId: id, actorKind: "USER", data: {} },
      hash: new Uint8Array(32),
    },
  });
  await owner.dueWork.create({ data: { ...key, kind: "PROBE", dueAt: MOMENT } });
}
