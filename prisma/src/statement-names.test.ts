import { expect, it } from "vitest";
import { createStatementNames } from "./statement-names.ts";

/** What a statement is named the last of so many times. */
function nameAfter(
  times: number,
  query: { sql: string; args: unknown[] },
  name = createStatementNames(),
) {
  return Array.from({ length: times }, () => name(query)).at(-1);
}

it("names what comes again and again, each text otherwise", () => {
  const name = createStatementNames();
  expect(nameAfter(10, { sql: "SELECT $1", args: [1] }, name)).toBe("");
  expect(nameAfter(1, { sql: "SELECT $1", args: [2] }, name)).toBe("evergrant_1");
  expect(nameAfter(11, { sql: "SELECT $1, 2", args: [1] }, name)).toBe("evergrant_2");
  expect(nameAfter(1, { sql: "SELECT $1", args: [3] }, name)).toBe("evergrant_1");
});

it("names no page of a list, which is walked by its values, and nothing without a parameter", () => {
  const list = 'SELECT "id" FROM "SellerAccount" ORDER BY "name" LIMIT $1';
  expect(nameAfter(50, { sql: list, args: [100] })).toBe("");
  expect(nameAfter(50, { sql: "BEGIN", args: [] })).toBe("");
  const first = 'SELECT "dueAt" FROM "DueWork" WHERE "kind" = $1 ORDER BY "dueAt" LIMIT 1';
  expect(nameAfter(50, { sql: first, args: ["PROBE"] })).toBe("evergrant_1");
});

it("keeps a number of them, however many come", () => {
  const name = createStatementNames();
  const named = Array.from({ length: 300 }, (_, index) =>
    nameAfter(11, { sql: `SELECT $1, ${index}`, args: [1] }, name),
  );
  expect(new Set(named).size).toBe(201);
  expect(named.slice(200)).toEqual(Array(100).fill(""));
  expect(name({ sql: "SELECT $1, 0", args: [1] })).toBe("evergrant_1");
});

it("counts what is frequent also where much comes once", () => {
  const name = createStatementNames();
  const texts = Array.from({ length: 900 }, (_, index) => ({
    sql: `SELECT ${index}, $1`,
    args: [1],
  }));
  for (let times = 0; times < 11; times += 1)
    for (const query of [{ sql: "SELECT $1", args: [1] }, ...texts.splice(0, 80)]) name(query);
  expect(name({ sql: "SELECT $1", args: [1] })).toBe("evergrant_1");
});
