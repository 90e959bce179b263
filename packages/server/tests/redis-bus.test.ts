import { randomUUID } from "node:crypto";
import { connect, createServer, type Socket } from "node:net";
import { appendEvents, depsOf } from "@evergrant/core";
import { pino } from "pino";
import { afterEach, expect, it, vi } from "vitest";
import { type ProcessBus, startBus } from "../src/bus/process-bus.ts";
import { startRedisBus } from "../src/bus/redis-bus.ts";
import { openServer } from "./open-server.ts";
import { readStream } from "./read-stream.ts";

const LONG_MS = 60_000;
/** Nobody listens there. */
const NOWHERE = "redis://127.0.0.1:1";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function start(redisUrl: string): { bus: ProcessBus; warnings: string[] } {
  const warnings: string[] = [];
  const logger = pino({ level: "warn" }, { write: (line) => warnings.push(JSON.parse(line).msg) });
  const bus = startBus({ url: "", redisUrl, logger });
  ends.push(bus.stop);
  return { bus, warnings };
}

/** Wakes on one bus until whoever waits on the other one hears of it: a hint may be lost. */
async function expectWoken(from: ProcessBus, to: ProcessBus): Promise<void> {
  const id = randomUUID();
  let isWoken = false;
  const done = new AbortController();
  ends.push(() => done.abort());
  to.waitForWake(id, LONG_MS, done.signal).then(() => {
    isWoken = true;
  });
  await vi.waitFor(
    () => {
      from.wake(id);
      expect(isWoken).toBe(true);
    },
    { timeout: 10_000 },
  );
}

/** A way to Redis that can be cut. */
async function openWay(redisUrl: string) {
  const { hostname, port } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  const ways = new Map<Socket, Socket>();
  const subscribing = new Set<Socket>();
  let isCut = false;
  const proxy = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(port || 6379), hostname);
    ways.set(near, far);
    near.on("data", (data) => {
      if (/subscribe/i.test(`${data}`)) subscribing.add(near);
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => other.destroy());
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  ends.push(() => proxy.close());
  const address = proxy.address();
  return {
    url: `redis://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    /** The connection that is open now stands, and nothing comes back on it any more. */
    silence(whose: "PUBLISHER" | "SUBSCRIBER") {
      for (const [near, far] of ways)
        if (subscribing.has(near) === (whose === "SUBSCRIBER")) far.unpipe(near);
    },
  };
}

it("wakes whoever waits in another process, by Redis", async ({ skip }) => {
  const redisUrl = process.env.REDIS_URL;
  if (redisUrl === undefined) return skip("REDIS_URL names no Redis");
  const [one, other] = [start(redisUrl), start(redisUrl)];
  await expectWoken(one.bus, other.bus);
  await expectWoken(other.bus, one.bus);
  expect([one.warnings, other.warnings]).toEqual([[], []]);
});

it("drops hints while Redis is away, says so once an outage, and goes on by itself", async ({
  skip,
}) => {
  const redisUrl = process.env.REDIS_URL;
  if (redisUrl === undefined) return skip("REDIS_URL names no Redis");
  const way = await openWay(redisUrl);
  const [one, other] = [start(way.url), start(redisUrl)];
  await expectWoken(one.bus, other.bus);
  way.cut();
  await vi.waitFor(
    () => expect(one.warnings).toEqual(["The event bus lost Redis; readers look by themselves"]),
    5_000,
  );
  one.bus.wake("dropped");
  way.mend();
  await expectWoken(other.bus, one.bus);
  await expectWoken(one.bus, other.bus);
  expect(one.warnings).toEqual(["The event bus lost Redis; readers look by themselves"]);
});

it("opens anew what has fallen silent, the one connection or the other, and says so once each", async ({
  skip,
}) => {
  const redisUrl = process.env.REDIS_URL;
  if (redisUrl === undefined) return skip("REDIS_URL names no Redis");
  for (const silenced of ["PUBLISHER", "SUBSCRIBER"] as const) {
    const way = await openWay(redisUrl);
    const lines: string[] = [];
    const write = (line: string) => void lines.push(JSON.parse(line).msg);
    const here = startRedisBus({
      redisUrl: way.url,
      logger: pino({ base: null }, { write }),
      pace: { heartbeatMs: 50, answerMs: 200 },
    });
    const there = start(redisUrl).bus;
    ends.push(here.stop);
    await expectWoken(here, there);
    await expectWoken(there, here);
    way.silence(silenced);
    await vi.waitFor(() => expect(lines).toEqual([expect.stringContaining("lost Redis")]), 5_000);
    await vi.waitFor(
      () => expect(lines.slice(1)).toEqual([expect.stringContaining("reaches Redis again")]),
      10_000,
    );
    await expectWoken(here, there);
    await expectWoken(there, here);
  }
});

it("needs no Redis to wake its own process, nor to start and to stop", async () => {
  const { bus, warnings } = start(NOWHERE);
  await vi.waitFor(() =>
    expect(warnings).toEqual(["The event bus lost Redis; readers look by themselves"]),
  );
  const woken = bus.waitForWake("a", LONG_MS, new AbortController().signal);
  bus.wake("a");
  await woken;
});

it("leaves streams to look by themselves while there is no Redis", async () => {
  const { bus } = start(NOWHERE);
  const opened = await openServer({ wakes: bus, live: { pollMs: 50 } });
  ends.push(opened.close);
  const { workspaceId, deps } = opened;
  const gone = new AbortController();
  const response = await opened.send({
    method: "POST",
    headers: {
      authorization: `Bearer ${opened.apiKey}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query: "subscription { events { type } }" }),
    signal: gone.signal,
  });
  const stream = readStream(response);
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  const event = { type: "WORKSPACE_CHANGED", sellerAccountId: null, data: { name: "a" } } as const;
  const { client } = depsOf(deps, { workspaceId });
  await client.$transaction((tx) => appendEvents(tx, actor, [event], deps.clock.now()));
  await vi.waitFor(() =>
    expect(stream.results[0]?.data).toEqual({ events: { type: "WORKSPACE_CHANGED" } }),
  );
  stream.closed.catch(() => undefined);
  gone.abort();
});
