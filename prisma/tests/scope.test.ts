import { afterAll, beforeAll, expect, it } from "vitest";
import { createClientOn, createPool } from "../src/client.ts";
import { type Database, openDatabase } from "../src/index.ts";
import { openBehindWalls, switchRowSecurityOff, TENANT_MODELS } from "../src/owner.ts";
import { scopeConnections } from "../src/tenancy/scope-connections.ts";
import { idOf, openTwoTenants, type Tenant, type TwoTenants } from "./two-tenants.ts";

let world: TwoTenants;
let database: Database;
beforeAll(async () => {
  world = await openTwoTenants();
  database = openDatabase({ url: world.database.url });
});
afterAll(async () => {
  await database.stop();
  await world.close();
});

const narrowed = ({ workspaceId, sellerAccountId }: Tenant) =>
  database.inWorkspace({ workspaceId, sellerAccountId });

it("is needed for every statement, also for a transaction's", async () => {
  const options = { url: world.database.url };
  const pools = { workspaces: createPool(options), installation: createPool(options) };
  const bare = createClientOn(scopeConnections(pools), {});
  await expect(bare.workspace.count()).rejects.toThrow("A statement without a scope");
  await expect(bare.$transaction(async (tx) => tx.workspace.count())).rejects.toThrow();
  await bare.$disconnect();
});

it("leaves a connection what it is for as long as work goes to and fro", async () => {
  const { url } = world.database;
  const own = openDatabase({ url, poolSize: 2 });
  const { workspaceId } = world.a;
  const backends = async () => [
    await own.inWorkspace({ workspaceId }).$queryRaw`SELECT pg_backend_pid() AS pid`,
    await own.system.$queryRaw`SELECT pg_backend_pid() AS pid`,
  ];
  const [ofWorkspace, ofSystem] = await backends();
  expect(ofWorkspace).not.toEqual(ofSystem);
  expect(await backends()).toEqual([ofWorkspace, ofSystem]);
  expect(own.pool()).toEqual({ size: 2, idle: 2, waiting: 0 });
  await own.stop();
});

it("is of what are ids alone", () => {
  expect(() => database.inWorkspace({ workspaceId: "" })).toThrow("without a workspace's id");
  const { workspaceId } = world.a;
  database.inWorkspace({ workspaceId });
  expect(() => database.inWorkspace({ workspaceId, sellerAccountId: "" })).toThrow();
});

it("has one client, however often it is asked for, and more than are kept can be asked for", () => {
  const { workspaceId, sellerAccountId } = world.a;
  const client = database.inWorkspace({ workspaceId });
  expect(database.inWorkspace({ workspaceId })).toBe(client);
  expect(database.inWorkspace({ workspaceId, sellerAccountId })).not.toBe(client);
  for (let number = 0; number < 1_000; number += 1)
    database.inWorkspace({ workspaceId: idOf("0", 1_000 + number) });
  expect(database.inWorkspace({ workspaceId })).not.toBe(client);
});

it("names the models of tenants by the schema", () => {
  expect(TENANT_MODELS).toHaveLength(30);
  expect(TENANT_MODELS).toContain("TokenSecret");
  expect(TENANT_MODELS).not.toContain("AmazonBucket");
});

it.each(["both walls", "the scope alone", "row-level security alone"])(
  "holds one account behind %s, and its workspace's others are not found",
  async (walls) => {
    const own = await openTwoTenants();
    const { url } = own.database;
    if (walls === "the scope alone") await switchRowSecurityOff(url);
    const models = walls === "row-level security alone" ? [] : TENANT_MODELS;
    const behind = openBehindWalls({ url }, models);
    const { workspaceId, sellerAccountId } = own.a;
    const client = behind.inWorkspace({ workspaceId, sellerAccountId });
    expect(await client.sellerAccount.findMany({ select: { id: true } })).toEqual([
      { id: sellerAccountId },
    ]);
    for (const rows of [
      await client.mwsToken.findMany(),
      await client.event.findMany(),
      await client.dueWork.findMany(),
    ])
      expect(rows.map((row) => row.sellerAccountId)).toEqual([sellerAccountId]);
    const workspace = await client.workspace.findFirstOrThrow({
      include: { sellerAccounts: true },
    });
    expect(workspace.sellerAccounts).toHaveLength(1);
    const other = { where: { id: idOf("a", 20) }, data: { name: "Taken" } };
    expect(await client.sellerAccount.updateMany(other)).toEqual({ count: 0 });
    await behind.stop();
    await own.close();
  },
);

it("refuses what would reach for rows beside the one that is written", async () => {
  const client = narrowed(world.a);
  const { workspaceId, sellerAccountId: id } = world.a;
  const update = client.sellerAccount.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { application: { connect: { id: world.b.applicationId } } },
  });
  await expect(update).rejects.toThrow("connect is not scoped");
});

it("finds what is another's with neither wall, so that both are what hides it", async () => {
  const own = await openTwoTenants();
  await switchRowSecurityOff(own.database.url);
  const open = openBehindWalls({ url: own.database.url }, []);
  const client = open.inWorkspace({ workspaceId: own.a.workspaceId });
  expect(await client.sellerAccount.count()).toBe(4);
  await open.stop();
  await own.close();
});

it("holds raw statements by row-level security", async () => {
  const client = database.inWorkspace({ workspaceId: world.a.workspaceId });
  const { workspaceId } = world.a;
  const rows = await client.$queryRaw`SELECT DISTINCT "workspaceId"::text FROM "MwsToken"`;
  expect(rows).toEqual([{ workspaceId }]);
  expect(
    await client.$executeRaw`DELETE FROM "RenewLink" WHERE "workspaceId" <> ${workspaceId}::uuid`,
  ).toBe(0);
});

it("tells of a string no more than that it is ours or is not", async () => {
  const client = database.inWorkspace({ workspaceId: world.a.workspaceId });
  const ask = async (fingerprint: Uint8Array<ArrayBuffer>) =>
    client.$queryRaw`SELECT "evergrant_find_claim"(${fingerprint}, ${world.a.sellerAccountId}::uuid) AS claim`;
  expect(await ask(world.a.fingerprint)).toEqual([{ claim: "VERIFIED" }]);
  expect(await ask(world.b.fingerprint)).toEqual([{ claim: "OTHER" }]);
  expect(await ask(Uint8Array.of(77))).toEqual([{ claim: null }]);
  const claim = async (fingerprint: Uint8Array<ArrayBuffer>) =>
    client.$queryRaw`SELECT "evergrant_claim_fingerprint"(${fingerprint}, ${world.a.sellerAccountId}::uuid, false) AS ours`;
  expect(await claim(world.b.fingerprint)).toEqual([{ ours: false }]);
  expect(await claim(Uint8Array.of(78))).toEqual([{ ours: true }]);
  expect(await client.tokenFingerprint.count()).toBe(2);
});
