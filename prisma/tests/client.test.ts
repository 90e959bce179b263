import { createTestDatabase } from "@evergrant/testkit/database";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PrismaClient } from "../src/index.ts";
import { createClient } from "../src/owner.ts";

const statements: string[] = [];
let client: PrismaClient;
let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase();
  client = createClient({ url: database.url, onQuery: (statement) => statements.push(statement) });
});

afterAll(async () => {
  await client.$disconnect();
  await database.drop();
});

const workspace = {
  id: "0198c1d6-0000-7000-8000-000000000001",
  name: "Acme",
  createdAt: new Date("2026-03-29T01:30:00.123Z"),
};

it("reads back what it wrote", async () => {
  await client.workspace.create({ data: workspace });
  const row = await client.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  expect(row).toMatchObject(workspace);
});

it("stores a time as the instant it is, whatever the server's zone", async () => {
  await client.$executeRawUnsafe(
    `ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET timezone = 'Asia/Tokyo'`,
  );
  const other = createClient({ url: database.url });
  try {
    const id = "0198c1d6-0000-7000-8000-000000000002";
    await other.workspace.create({ data: { ...workspace, id } });
    const rows = await other.$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM "createdAt")::float8 AS seconds FROM "Workspace" WHERE id = ${id}::uuid`;
    expect(rows[0]?.seconds).toBe(workspace.createdAt.getTime() / 1000);
  } finally {
    await other.$disconnect();
  }
});

it("tells every statement but the frame of a transaction", async () => {
  statements.length = 0;
  await client.$transaction(async (transaction) => {
    await transaction.workspace.count();
    await transaction.workspace.update({ where: { id: workspace.id }, data: { name: "Other" } });
  });
  expect(statements.map((statement) => statement.split(" ")[0])).toEqual(["SELECT", "UPDATE"]);
});

it("undoes a transaction that throws", async () => {
  const refused = client.$transaction(async (transaction) => {
    await transaction.workspace.update({ where: { id: workspace.id }, data: { name: "Undone" } });
    throw new Error("refused");
  });
  await expect(refused).rejects.toThrow("refused");
  const row = await client.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  expect(row.name).not.toBe("Undone");
});
