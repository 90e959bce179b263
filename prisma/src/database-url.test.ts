import { expect, it } from "vitest";
import { databaseOf, parseDatabaseUrl, withDatabase } from "./database-url.ts";

it("leads to another database of the same server", () => {
  const url = withDatabase("postgresql://me:p%40ss@db.example:6432/one?sslmode=require", "two");
  expect(url).toBe("postgresql://me:p%40ss@db.example:6432/two?sslmode=require");
  expect(databaseOf(url)).toBe("two");
});

it.each(["hunter2", "postgresql://me:hunter2@host:notaport/db", "mysql://me:hunter2@host/db"])(
  "refuses %s without repeating it",
  (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow(/^(?!.*hunter2)DATABASE_URL is no connection/);
  },
);

it("asks for a database where none is named", () => {
  expect(() => databaseOf("postgresql://me@host")).toThrow("names no database");
});
