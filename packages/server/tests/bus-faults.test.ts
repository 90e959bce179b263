import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { type FaultyProxy, startFaultyProxy } from "@evergrant/testkit/faulty-proxy";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startPostgresBus } from "../src/bus/postgres-bus.ts";

const ID = "0198c1d6-0000-7000-8000-000000000001";
const PACE = { reconnectMs: 50, heartbeatMs: 100, answerMs: 200 };
const HEALED = { timeout: 10_000 };

let database: TestDatabase;
let proxy: FaultyProxy;
beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await startFaultyProxy(Number(new URL(database.url).port));
});
afterAll(async () => {
  await proxy.stop();
  await database.drop();
});

it.each(["down", "hangs"] as const)(
  "hears again after its connection was %s, and says so once each",
  async (kind) => {
    const lines: string[] = [];
    const logger = pino(
      { base: null },
      { write: (line: string) => void lines.push(JSON.parse(line).msg) },
    );
    const url = new URL(database.url);
    url.port = String(proxy.port);
    const here = startPostgresBus({ url: url.href, logger, pace: PACE });
    const there = startPostgresBus({ url: database.url, logger: pino({ enabled: false }) });
    const isHeard = async () => {
      const heard = here.waitForWake(ID, 500, new AbortController().signal).then(() => "waited");
      const startedAt = performance.now();
      there.wake(ID);
      await heard;
      expect(performance.now() - startedAt).toBeLessThan(450);
    };
    await vi.waitFor(isHeard, HEALED);
    proxy.set({ kind });
    await vi.waitFor(
      () => expect(lines).toEqual([expect.stringContaining("lost its connection")]),
      HEALED,
    );
    // Tried a few times meanwhile.
    await expect(isHeard()).rejects.toThrow();
    proxy.set({ kind: "none" });
    await vi.waitFor(isHeard, HEALED);
    expect(lines).toEqual([expect.stringContaining("lost"), expect.stringContaining("again")]);
    await Promise.all([here.stop(), there.stop()]);
  },
);
