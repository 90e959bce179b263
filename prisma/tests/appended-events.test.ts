import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, noteAppended, openDatabase } from "../src/index.ts";
import type { AppendedEvent } from "../src/tenancy/appended-events.ts";
import { openTwoTenants, type TwoTenants } from "./two-tenants.ts";

let world: TwoTenants;
let database: Database;
const told: (readonly AppendedEvent[])[] = [];
beforeAll(async () => {
  world = await openTwoTenants();
  database = openDatabase({
    url: world.database.url,
    onAppended: (events) => told.push(events),
  });
});
afterAll(async () => {
  await database.stop();
  await world.close();
});

const event = (id: string): AppendedEvent => ({
  ...{ workspaceId: "w", id, type: "WORKSPACE_CHANGED" },
  occurredAt: new Date(0),
});

it("tells the events of a transaction after its commit, and of a rollback none", async () => {
  const { system } = database;
  const failing = system.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1`;
    noteAppended([event("undone")]);
    throw new Error("undone");
  });
  await expect(failing).rejects.toThrow("undone");
  expect(told).toEqual([]);
  await Promise.all(
    ["a", "b"].map((id) =>
      system.$transaction(async (tx) => {
        noteAppended([event(id)]);
        await tx.$queryRaw`SELECT 1`;
        noteAppended([event(`${id}2`)]);
        expect(told.flat().map((one) => one.id)).not.toContain(id);
      }),
    ),
  );
  const ids = told.map((events) => events.map(({ id }) => id));
  expect(ids.sort()).toEqual([
    ["a", "a2"],
    ["b", "b2"],
  ]);
});
