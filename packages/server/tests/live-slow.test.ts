import { afterEach, expect, it, vi } from "vitest";
import type { LiveLimits } from "../src/live/live-hub.ts";
import type { SseLimits } from "../src/live/serve-sse.ts";
import { type Listening, listenLive } from "./listen-live.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { readStream } from "./read-stream.ts";
import { renamed, writeEvents } from "./write-events.ts";

/** More than systems keep for a connection whose reader sleeps, and than a queue holds. */
const EVENTS = 2_000;
const MORE_THAN_SYSTEMS_KEEP = 2_000;
const MUCH = { queueMaxEvents: 10_000, queueMaxBytes: 1_000_000_000 };
const PAGE = 250;
const NAME = "n".repeat(1_500);
const EVENTS_QUERY =
  "subscription { events { cursor ... on WorkspaceChanged { name again: name onceMore: name } } }";
const COMPLETE = "event: complete\ndata:\n\n\r\n0\r\n\r\n";
const WAIT = { timeout: 25_000 };

let opened: OpenServer;
let listening: Listening;
async function start(live: Partial<LiveLimits & SseLimits>): Promise<void> {
  opened = await openServer({ live });
  listening = await listenLive(opened, opened.server);
}
afterEach(async () => {
  await listening.close();
  await opened.close();
});

async function subscribe(query: string) {
  const response = await fetch(listening.url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${opened.apiKey}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query }),
  });
  const stream = readStream(response);
  stream.closed.catch(() => undefined);
  return stream;
}

async function writeMany(count: number): Promise<void> {
  for (let written = 0; written < count; written += PAGE) {
    await writeEvents(
      opened,
      Array.from({ length: PAGE }, () => renamed(NAME)),
    );
    opened.wakes.wake(opened.workspaceId);
  }
}

it("lives on with a client that takes nothing: others get everything, and it is told where to go on", async () => {
  await start({});
  const stalled = await listening.subscribe(EVENTS_QUERY);
  const others = await Promise.all(Array.from({ length: 2 }, () => subscribe(EVENTS_QUERY)));
  await writeMany(EVENTS);
  await vi.waitFor(() => {
    for (const { results } of others) expect(results.length).toBe(EVENTS);
  }, WAIT);
  const { counts } = opened.server;
  expect(counts.closes.SLOW_CONSUMER).toBe(1);
  expect(counts.openStreams).toBe(others.length);
  expect(counts.queuedPayloads).toBe(0);
  expect(counts.executions).toBe(EVENTS);

  stalled.socket.resume();
  await vi.waitFor(() => expect(stalled.text().endsWith(COMPLETE)).toBe(true), WAIT);
  const [, last = ""] = /data: (\{"errors".*)\n/.exec(stalled.text()) ?? [];
  const { extensions } = JSON.parse(last).errors[0];
  expect(extensions).toMatchObject({ code: "RATE_LIMITED", reason: "SLOW_CONSUMER" });
  const ids = [...stalled.text().matchAll(/^id: (.*)$/gm)].map(([, id]) => id);
  expect(ids.at(-1)).toBe(extensions.cursor);
  expect(ids.length).toBeLessThan(EVENTS);
  const rest = await subscribe(`subscription { events(after: "${extensions.cursor}") { cursor } }`);
  await vi.waitFor(() => expect(rest.results.length).toBe(EVENTS - ids.length), WAIT);
  const told = [...ids, ...rest.results.map(({ data }) => (data as Told).events.cursor)];
  expect(told).toEqual(others[0]?.results.map(({ data }) => (data as Told).events.cursor));
});

interface Told {
  events: { cursor: string };
}

it("pings on after a client has been slow", async () => {
  await start({ ...MUCH, pingMs: 100 });
  const slow = await listening.subscribe(EVENTS_QUERY);
  await writeMany(MORE_THAN_SYSTEMS_KEEP);
  const { counts } = opened.server;
  await vi.waitFor(() => expect(counts.queuedPayloads).toBeGreaterThan(0), WAIT);
  slow.socket.resume();
  const events = () => slow.text().split("\nid: ").length - 1;
  await vi.waitFor(() => expect(events()).toBe(MORE_THAN_SYSTEMS_KEEP), WAIT);
  const pings = () => slow.text().split("\n:\n\n").length;
  const before = pings();
  await vi.waitFor(() => expect(pings()).toBeGreaterThan(before + 1), WAIT);
});

it("cuts a connection that takes nothing, and none that has nothing to take", async () => {
  await start({ ...MUCH, pingMs: 50, cutMs: 500 });
  const dead = await listening.subscribe(EVENTS_QUERY);
  const quiet = await listening.subscribe(
    "subscription { events(types: [TOKEN_DISABLED]) { id } }",
  );
  quiet.socket.resume();
  await writeMany(MORE_THAN_SYSTEMS_KEEP);
  const { counts } = opened.server;
  await vi.waitFor(() => expect(counts.closes.SLOW_CONSUMER).toBe(1), WAIT);
  expect(counts).toMatchObject({ openStreams: 1, queuedPayloads: 0, queuedBytes: 0 });
  dead.socket.resume();
  await vi.waitFor(() => expect(dead.socket.closed).toBe(true), WAIT);
  expect(quiet.socket.destroyed).toBe(false);
});
