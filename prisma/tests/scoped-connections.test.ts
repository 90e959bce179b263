import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase, PATIENT_TIMEOUTS } from "../src/index.ts";
import { withConnection } from "../src/owner.ts";
import { openTwoTenants, type Tenant, type TwoTenants } from "./two-tenants.ts";

const ROUNDS = 60;

let world: TwoTenants;
let database: Database;
beforeAll(async () => {
  world = await openTwoTenants();
  database = openDatabase({
    url: world.database.url,
    poolSize: 2,
    // Hundreds wait for two.
    timeouts: { ...PATIENT_TIMEOUTS, connectMs: 60_000 },
  });
});
afterAll(async () => {
  await database.stop();
  await world.close();
});

class Refused extends Error {}

// What a caller may do with a connection before another workspace is handed it.
const uses: Record<string, (tenant: Tenant) => Promise<string[]>> = {
  async reads({ workspaceId }) {
    const rows = await database.inWorkspace({ workspaceId }).sellerAccount.findMany();
    return rows.map((row) => row.workspaceId);
  },
  async "reads by a key"({ workspaceId, sellerAccountId: id }) {
    const where = { workspaceId_id: { workspaceId, id } };
    const row = await database.inWorkspace({ workspaceId }).sellerAccount.findUnique({ where });
    return [row?.workspaceId ?? "nothing"];
  },
  async "asks raw"({ workspaceId }) {
    const client = database.inWorkspace({ workspaceId });
    const rows = await client.$queryRaw<{ id: string }[]>`SELECT "id"::text FROM "Workspace"`;
    return rows.map(({ id }) => id);
  },
  async "fails in a statement"({ workspaceId }) {
    const client = database.inWorkspace({ workspaceId });
    await client.$queryRaw`SELECT 1 / 0`.catch(() => {});
    return [(await client.workspace.findFirstOrThrow()).id];
  },
  async commits({ workspaceId }) {
    return database.inWorkspace({ workspaceId }).$transaction(async (tx) => {
      await tx.workspace.updateMany({ data: { name: "Renamed" } });
      return (await tx.mwsToken.findMany()).map((row) => row.workspaceId);
    });
  },
  async "rolls back"({ workspaceId }) {
    const seen: string[] = [];
    const refused = database.inWorkspace({ workspaceId }).$transaction(async (tx) => {
      seen.push(...(await tx.mwsToken.findMany()).map((row) => row.workspaceId));
      throw new Refused();
    });
    await refused.catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
    return seen;
  },
  async "breaks a transaction off"({ workspaceId }) {
    const seen: string[] = [];
    const broken = database.inWorkspace({ workspaceId }).$transaction(async (tx) => {
      seen.push((await tx.workspace.findFirstOrThrow()).id);
      await tx.$queryRaw`SELECT 1 / 0`;
    });
    await expect(broken).rejects.toThrow();
    return seen;
  },
  async "asks as the system in between"({ workspaceId }) {
    await database.system.dueWork.count();
    return [(await database.inWorkspace({ workspaceId }).workspace.findFirstOrThrow()).id];
  },
};

it("are each workspace's own while many share two, through errors and rollbacks", async () => {
  const kinds = Object.values(uses);
  const asked = Array.from({ length: ROUNDS * kinds.length }, (_, index) => {
    const tenant = index % 2 === 0 ? world.a : world.b;
    // Each kind of use meets each other one as its neighbour, for either workspace.
    const use = kinds[(index * 5 + Math.floor(index / kinds.length)) % kinds.length];
    return { tenant, answer: use?.(tenant) ?? Promise.resolve([]) };
  });
  for (const { tenant, answer } of asked) {
    const seen = await answer;
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([tenant.workspaceId]));
  }
});

it("are left by a transaction that ends them, and the next one is another's own", async () => {
  const { workspaceId } = world.a;
  const cut = database.inWorkspace({ workspaceId }).$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await withConnection(world.database.url, (owner) =>
      owner.query("SELECT pg_terminate_backend($1)", [row?.pid]),
    );
    await tx.workspace.count();
  });
  await expect(cut).rejects.toThrow();
  for (const tenant of [world.b, world.a])
    expect(await uses.reads?.(tenant)).toEqual([tenant.workspaceId, tenant.workspaceId]);
});

it("are not trusted once they were given back within a transaction", async () => {
  const single = openDatabase({ url: world.database.url, poolSize: 1 });
  const client = single.inWorkspace({ workspaceId: world.b.workspaceId });
  // Statements outside every frame that the client knows of. Were the scope told within the first one's
  // transaction, the second one would take it back.
  await single.inWorkspace({ workspaceId: world.a.workspaceId }).$executeRaw`BEGIN`;
  await client.$executeRaw`ROLLBACK`;
  const rows = await client.workspace.findMany({ select: { id: true } });
  expect(rows).toEqual([{ id: world.b.workspaceId }]);
  const raw = await client.$queryRaw`SELECT "id"::text FROM "Workspace"`;
  expect(raw).toEqual([{ id: world.b.workspaceId }]);
  await single.stop();
});
