import { createTestDatabase } from "@evergrant/testkit/database";
import { type FaultyProxy, startFaultyProxy } from "@evergrant/testkit/faulty-proxy";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import {
  type Database,
  DatabaseUnavailableError,
  openDatabase,
  type Timeouts,
} from "../src/index.ts";

const TIMEOUTS: Timeouts = { connectMs: 500, statementMs: 600, answerMs: 800 };
/** Until an answer fails that is waited for, and whatever follows from that. */
const BOUND_MS = 5_000;
const HEALED = { timeout: 10_000 };
const workspaceId = "0198c1d6-0000-7000-8000-000000000001";

let made: Awaited<ReturnType<typeof createTestDatabase>>;
let proxy: FaultyProxy;
let database: Database;
const told: string[] = [];

beforeAll(async () => {
  made = await createTestDatabase();
  const url = new URL(made.url);
  proxy = await startFaultyProxy(Number(url.port));
  url.port = String(proxy.port);
  database = openDatabase({
    url: url.href,
    poolSize: 3,
    timeouts: TIMEOUTS,
    onLost: ({ message }) => told.push(message),
    onBack: () => told.push("back"),
  });
});
afterEach(async () => {
  proxy.set({ kind: "down" });
  proxy.set({ kind: "none" });
  await vi.waitFor(async () => {
    await database.system.$queryRaw`SELECT 1`;
    expect(["back", undefined]).toContain(told.at(-1));
  }, HEALED);
  told.length = 0;
});
afterAll(async () => {
  await database.stop();
  await proxy.stop();
  await made.drop();
});

const client = () => database.inWorkspace({ workspaceId });
const USES: Record<string, () => Promise<unknown>> = {
  "a read": () => client().workspace.findFirst(),
  "a raw statement": () => database.system.$queryRaw`SELECT 1`,
  "a transaction": () => client().$transaction((tx) => tx.workspace.count()),
};
const askAll = () => Promise.allSettled(Object.values(USES).map((use) => use()));

it.each(["down", "hangs"] as const)(
  "fails in time, and says which, while it is %s",
  async (kind) => {
    await askAll();
    proxy.set({ kind });
    const startedAt = performance.now();
    for (const use of Object.values(USES))
      await expect(use()).rejects.toThrow(DatabaseUnavailableError);
    expect(performance.now() - startedAt).toBeLessThan(BOUND_MS);
    proxy.set({ kind: "down" });
    proxy.set({ kind: "none" });
    await vi.waitFor(async () => {
      await USES["a transaction"]?.();
      expect(told).toEqual([expect.stringMatching(/^The database cannot be reached/), "back"]);
    }, HEALED);
  },
);

it("fails in time where the commit is not answered, and goes on with others", async () => {
  const commit = client().$transaction(async (tx) => {
    await tx.workspace.count();
    proxy.set({ kind: "hangs" });
  });
  await expect(commit).rejects.toThrow(DatabaseUnavailableError);
});

it("says of a statement that waits too long for a lock that it failed, and of a wrong one what it is", async () => {
  const slow = database.system.$queryRaw`SELECT pg_sleep(5)::text`;
  await expect(slow).rejects.toThrow(DatabaseUnavailableError);
  const wrong = database.system.$queryRaw`SELECT 1 / 0`;
  await expect(wrong).rejects.not.toThrow(DatabaseUnavailableError);
});

it("fails where something else answers in its place", async () => {
  proxy.set({ kind: "down" });
  proxy.set({ kind: "garbage", text: "HTTP/1.1 200 OK\r\n\r\n<html>" });
  await vi.waitFor(() => expect(USES["a read"]?.()).rejects.toThrow(DatabaseUnavailableError));
});

it("tells nothing of what it was opened with", async () => {
  const lost: DatabaseUnavailableError[] = [];
  const closed = openDatabase({
    url: "postgresql://somebody:hunter2@127.0.0.1:1/evergrant",
    onLost: (error) => lost.push(error),
  });
  await expect(closed.system.$queryRaw`SELECT 1`).rejects.toThrow(
    "DatabaseNotReachable (127.0.0.1:1)",
  );
  expect(lost).toHaveLength(1);
  expect(JSON.stringify(lost[0], Object.getOwnPropertyNames(lost[0]))).not.toContain("hunter2");
  await closed.stop();
});
