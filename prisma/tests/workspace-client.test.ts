import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database, WorkspaceClient } from "../src/index.ts";
import { openBehindWalls, switchRowSecurityOff, TENANT_MODELS } from "../src/owner.ts";
import { idOf, openTwoTenants, type TwoTenants } from "./two-tenants.ts";

const MOMENT = new Date("2026-03-29T01:30:00.123Z");

// Each wall by itself, and both: what is found and refused is the same.
describe.each(["both walls", "the scope alone", "row-level security alone"])(
  "behind %s",
  (walls) => {
    let world: TwoTenants;
    let database: Database;
    let client: WorkspaceClient;

    beforeAll(async () => {
      world = await openTwoTenants();
      const { url } = world.database;
      if (walls === "the scope alone") await switchRowSecurityOff(url);
      const models = walls === "row-level security alone" ? [] : TENANT_MODELS;
      database = openBehindWalls({ url }, models);
      client = database.inWorkspace({ workspaceId: world.a.workspaceId });
    });

    afterAll(async () => {
      await database.stop();
      await world.close();
    });

    const ofB = () => ({ where: { id: world.b.sellerAccountId } });
    const keyOfB = () => ({
      where: { workspaceId_id: { workspaceId: world.b.workspaceId, id: world.b.sellerAccountId } },
    });

    it("finds its own rows alone", async () => {
      const { workspaceId } = world.a;
      const rows = await client.sellerAccount.findMany();
      expect(rows.map((row) => row.workspaceId)).toEqual([workspaceId, workspaceId]);
      expect(await client.sellerAccount.findFirst(ofB())).toBeNull();
      await expect(client.sellerAccount.findFirstOrThrow(ofB())).rejects.toMatchObject({
        code: "P2025",
      });
      expect(await client.sellerAccount.findUnique(keyOfB())).toBeNull();
      await expect(client.sellerAccount.findUniqueOrThrow(keyOfB())).rejects.toMatchObject({
        code: "P2025",
      });
      const id = world.a.sellerAccountId;
      const own = { where: { workspaceId_id: { workspaceId, id } } };
      expect(await client.sellerAccount.findUniqueOrThrow(own)).toMatchObject({ id });
      expect(await client.sellerAccount.count()).toBe(2);
      expect((await client.sellerAccount.aggregate({ _count: true }))._count).toBe(2);
      const groups = await client.sellerAccount.groupBy({ by: ["workspaceId"], _count: true });
      expect(groups).toEqual([{ workspaceId, _count: 2 }]);
      expect(await client.workspace.findMany({ select: { name: true } })).toEqual([{ name: "a" }]);
    });

    it("changes and deletes nothing of another's", async () => {
      const data = { name: "Taken" };
      const before = await readB();
      expect(await client.sellerAccount.updateMany({ ...ofB(), data })).toEqual({ count: 0 });
      expect(await client.sellerAccount.updateManyAndReturn({ ...ofB(), data })).toEqual([]);
      expect(await client.sellerAccount.deleteMany(ofB())).toEqual({ count: 0 });
      await expect(client.sellerAccount.update({ ...keyOfB(), data })).rejects.toMatchObject({
        code: "P2025",
      });
      await expect(client.sellerAccount.delete(keyOfB())).rejects.toMatchObject({ code: "P2025" });
      const dueWork = {
        workspaceId: world.b.workspaceId,
        sellerAccountId: world.b.sellerAccountId,
      };
      const upsert = client.dueWork.upsert({
        where: { workspaceId_sellerAccountId_kind: { ...dueWork, kind: "PROBE" } },
        create: { ...dueWork, kind: "PROBE", dueAt: MOMENT },
        update: { dueAt: new Date(0) },
      });
      await expect(upsert).rejects.toThrow();
      expect(await readB()).toEqual(before);
    });

    it("makes nothing at another's", async () => {
      const link = (workspaceId: string, number: number) => ({
        ...{ workspaceId, id: idOf("0", number), sellerAccountId: world.b.sellerAccountId },
        ...{ hash: Uint8Array.of(99, number), createdAt: MOMENT, expiresAt: MOMENT },
      });
      const before = await readB();
      const { workspaceId } = world.b;
      await expect(client.renewLink.create({ data: link(workspaceId, 40) })).rejects.toThrow();
      await expect(
        client.renewLink.createMany({ data: [link(workspaceId, 41)] }),
      ).rejects.toThrow();
      await expect(
        client.renewLink.createManyAndReturn({ data: [link(workspaceId, 42)] }),
      ).rejects.toThrow();
      // By its own id, at another's account: the composite reference refuses that.
      await expect(
        client.renewLink.create({ data: link(world.a.workspaceId, 43) }),
      ).rejects.toMatchObject({ code: "P2003" });
      expect(await readB()).toEqual(before);
    });

    it("uses its own application and the shared one, and changes its own alone", async () => {
      const { workspaceId, applicationId } = world.a;
      const rows = await client.amazonApplication.findMany({ orderBy: { id: "asc" } });
      expect(rows.map(({ id }) => id)).toEqual([world.sharedApplicationId, applicationId]);
      for (const id of [world.sharedApplicationId, world.b.applicationId]) {
        const data = { name: "Taken" };
        expect(await client.amazonApplication.updateMany({ where: { id }, data })).toEqual({
          count: 0,
        });
        expect(await client.amazonApplication.deleteMany({ where: { id } })).toEqual({ count: 0 });
      }
      const foreign = client.sellerAccount.updateMany({
        where: { id: world.a.sellerAccountId },
        data: { applicationId: world.b.applicationId },
      });
      await expect(foreign).rejects.toMatchObject({ code: "P2003" });
      const own = client.sellerAccount.updateMany({
        where: { id: world.a.sellerAccountId },
        data: { applicationId },
      });
      expect(await own).toEqual({ count: 1 });
      const all = { where: { workspaceId }, data: { applicationId: world.sharedApplicationId } };
      await world.owner.sellerAccount.updateMany(all);
    });

    it("stays within its workspace in a transaction, and in what it reads along", async () => {
      await client.$transaction(async (tx) => {
        expect(await tx.sellerAccount.findUnique(keyOfB())).toBeNull();
        expect(await tx.workspace.count()).toBe(1);
      });
      const shared = await client.amazonApplication.findFirstOrThrow({
        where: { id: world.sharedApplicationId },
        include: { sellerAccounts: true, _count: { select: { sellerAccounts: true } } },
      });
      expect(shared.sellerAccounts).toHaveLength(2);
      expect(shared._count.sellerAccounts).toBe(2);
    });

    it("is asked beside another workspace's within one tick", async () => {
      const other = database.inWorkspace({ workspaceId: world.b.workspaceId });
      const { workspaceId, sellerAccountId: id } = world.a;
      const where = { workspaceId_id: { workspaceId, id } };
      const answers = await Promise.all([
        client.sellerAccount.findUnique({ where }),
        other.sellerAccount.findUnique({ where }),
        client.sellerAccount.findUnique(keyOfB()),
        other.sellerAccount.findUnique(keyOfB()),
      ]);
      expect(answers.map((row) => row?.id ?? null)).toEqual([
        id,
        null,
        null,
        world.b.sellerAccountId,
      ]);
    });

    async function readB() {
      const { workspaceId } = world.b;
      return {
        accounts: await world.owner.sellerAccount.findMany({ where: { workspaceId } }),
        links: await world.owner.renewLink.findMany({ where: { workspaceId } }),
        work: await world.owner.dueWork.findMany({ where: { workspaceId } }),
      };
    }
  },
);
