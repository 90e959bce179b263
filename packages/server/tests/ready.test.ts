import { openDatabase } from "@evergrant/db";
import { createTestDatabase } from "@evergrant/testkit/database";
import { expect, it } from "vitest";
import { createDatabaseCheck } from "../src/http/health.ts";

it("is ready while others have all connections, as long as they are answered, and not without a database", async () => {
  const { url, drop } = await createTestDatabase();
  const database = openDatabase({ url, poolSize: 1 });
  const check = createDatabaseCheck({ database });
  const busy = new AbortController();
  const holding = database.system.$transaction(async (tx) => {
    while (!busy.signal.aborted) await tx.$queryRaw`SELECT 1`;
  });
  await expect(check()).resolves.toBe(true);
  busy.abort();
  await holding;
  await database.stop();
  await drop();
  const none = openDatabase({ url: "postgres://127.0.0.1:1/none" });
  await expect(createDatabaseCheck({ database: none })()).rejects.toThrow(/cannot be reached/);
  await none.stop();
});
