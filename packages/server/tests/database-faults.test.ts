import { openDatabase, type Timeouts } from "@evergrant/db";
import { createTestDatabase } from "@evergrant/testkit/database";
import { type FaultyProxy, startFaultyProxy } from "@evergrant/testkit/faulty-proxy";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type OpenServer, openServer } from "./open-server.ts";

const TIMEOUTS: Timeouts = { connectMs: 700, statementMs: 900, answerMs: 1_000 };
const READ = "{ viewer { name } sellerAccounts { totalCount } }";
const RENAME = `mutation ($name: String!, $key: String!) {
  updateWorkspace(input: { name: $name, idempotencyKey: $key }) {
    ... on UpdateWorkspacePayload { workspace { name } }
  }
}`;
const RENAMED = { updateWorkspace: { workspace: { name: "Renamed" } } };
const HEALED = { timeout: 10_000 };
const AWAY = {
  code: "INTERNAL",
  retryable: true,
  retryAfter: expect.any(Number),
};

let proxy: FaultyProxy;
let opened: OpenServer;
let stopDatabase: () => Promise<void>;

beforeAll(async () => {
  const { url, drop } = await createTestDatabase();
  await drop();
  proxy = await startFaultyProxy(Number(new URL(url).port));
  opened = await openServer({}, (deps, databaseUrl) => {
    const led = new URL(databaseUrl);
    led.port = String(proxy.port);
    const database = openDatabase({ url: led.href, timeouts: TIMEOUTS });
    stopDatabase = database.stop;
    return { ...deps, database };
  });
});
afterEach(async () => {
  proxy.set({ kind: "down" });
  proxy.set({ kind: "none" });
  await vi.waitFor(
    async () => expect((await opened.post(READ)).body.errors).toBeUndefined(),
    HEALED,
  );
  opened.logged.length = 0;
});
afterAll(async () => {
  await stopDatabase();
  await opened.close();
  await proxy.stop();
});

describe.each([
  { kind: "down" },
  { kind: "hangs" },
  { kind: "slow", ms: 2_000 },
  { kind: "garbage", text: "SSH-2.0-OpenSSH_9.9\r\n" },
] as const)("while the database is: %j", (fault) => {
  it("reads and writes are refused in time, to be repeated, and are answered when it is back", async () => {
    proxy.set(fault);
    const key = `key ${fault.kind}`;
    const startedAt = performance.now();
    const answers = await Promise.all([
      opened.post(READ),
      opened.post(RENAME, { name: "Renamed", key }),
    ]);
    expect(performance.now() - startedAt).toBeLessThan(6_000);
    for (const { status, body } of answers) {
      expect(status).toBe(503);
      expect(body.errors?.[0]?.extensions).toMatchObject(AWAY);
      expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|postgres|prisma|at \w+ \(/i);
    }
    // It is told where it is noticed, and not for each request.
    expect(opened.logged).toEqual([]);
    proxy.set({ kind: "down" });
    proxy.set({ kind: "none" });
    await vi.waitFor(async () => {
      const { body } = await opened.post(RENAME, { name: "Renamed", key });
      expect(body.data).toEqual(RENAMED);
    }, HEALED);
  });
});

it("says when to come again, in the header too", async () => {
  proxy.set({ kind: "down" });
  const response = await opened.send({
    method: "POST",
    headers: { authorization: `Bearer ${opened.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ query: READ }),
  });
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("5");
});

it.each([
  { what: "was made", isPassed: true },
  { what: "was not made", isPassed: false },
])(
  "a change whose commit $what and not answered has one effect, repeated with its key",
  async ({ what, isPassed }) => {
    const call = () => opened.post(RENAME, { name: what, key: what });
    const eventsBefore = await opened.owner.event.count({ where: { type: "WORKSPACE_CHANGED" } });
    const cut = proxy.cutAt({ text: "COMMIT", isPassed });
    const { status, body } = await call();
    expect(cut()).toBe(1);
    expect({ status, ...body.errors?.[0]?.extensions }).toMatchObject({ status: 503, ...AWAY });
    await vi.waitFor(async () => {
      const repeated = await call();
      expect(repeated.body.data).toEqual({ updateWorkspace: { workspace: { name: what } } });
      expect(repeated.body.extensions?.idempotency !== undefined).toBe(isPassed);
    }, HEALED);
    const events = await opened.owner.event.count({ where: { type: "WORKSPACE_CHANGED" } });
    expect(events - eventsBefore).toBe(1);
  },
);
