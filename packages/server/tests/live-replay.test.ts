import {
  appendEvents,
  createApiKey,
  createWorkspace,
  depsOf,
  encodeCursor,
  SCOPES,
} from "@evergrant/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveLimits } from "../src/live/live-hub.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";
import { readStream } from "./read-stream.ts";
import { renamed, writeEvents } from "./write-events.ts";

const QUERY =
  "subscription ($after: String) { events(after: $after) { cursor ... on WorkspaceChanged { name } } }";
const NAME = "n".repeat(5_000);

let opened: OpenServer;
/** While it is there, whoever reads this workspace's log from its beginning waits. */
let held: { workspaceId: string; released: Promise<void>; waiting: number } | null = null;
const gone = new Set<AbortController>();

async function start(live: Partial<LiveLimits> = {}): Promise<void> {
  opened = await openServer({ live }, (deps) => {
    const inWorkspace: typeof deps.database.inWorkspace = (scope) => {
      const client = deps.database.inWorkspace(scope);
      const { findMany } = client.event;
      const read = async (args: { where: { position?: { gt?: bigint } } }) => {
        if (held?.workspaceId === scope.workspaceId && args.where.position?.gt === 0n) {
          held.waiting += 1;
          await held.released;
        }
        return Reflect.apply(findMany, client.event, [args]);
      };
      const event = new Proxy(client.event, {
        get: (target, name) => (name === "findMany" ? read : Reflect.get(target, name)),
      });
      return new Proxy(client, {
        get: (target, name) => (name === "event" ? event : Reflect.get(target, name)),
      });
    };
    return { ...deps, database: { ...deps.database, inWorkspace } };
  });
}
beforeEach(() => {
  held = null;
});
afterEach(async () => {
  for (const client of gone) client.abort();
  gone.clear();
  await opened.close();
});

async function open(after: string | null, token = opened.apiKey): Promise<Response> {
  const client = new AbortController();
  gone.add(client);
  return opened.server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query: QUERY, variables: { after } }),
    signal: client.signal,
  });
}

async function read(after: string | null, token?: string) {
  const stream = readStream(await open(after, token));
  stream.closed.catch(() => undefined);
  return stream;
}

/** The place before the first event ever. */
async function beginningOf(workspaceId: string): Promise<string> {
  const { epoch } = await opened.owner.workspaceLog.findUniqueOrThrow({ where: { workspaceId } });
  return encodeCursor({ workspaceId, epoch, position: 0n, occurredAt: null });
}

const countEvents = (workspaceId: string) => opened.owner.event.count({ where: { workspaceId } });

it("executes for a reader that lags behind no more than may wait for it, and gives it all in time", async () => {
  await start({ queueMaxBytes: 50_000 });
  await writeEvents(opened, Array(150).fill(renamed(NAME)));
  const response = await open(await beginningOf(opened.workspaceId));
  const reader = response.body?.getReader();
  // The sign of life, and one event: the others wait.
  for (let pieces = 0; pieces < 2; pieces += 1) await reader?.read();
  const { counts } = opened.server;
  await vi.waitFor(() => expect(counts.queuedBytes).toBeGreaterThan(50_000));
  expect(counts.queuedBytes).toBeLessThan(200_000);
  expect(counts.executions).toBeLessThanOrEqual(20);
  reader?.releaseLock();
  const stream = readStream(response);
  stream.closed.catch(() => undefined);
  const all = await countEvents(opened.workspaceId);
  await vi.waitFor(() => expect(stream.ids).toHaveLength(all - 1), { timeout: 10_000 });
  expect(new Set(stream.ids).size).toBe(all - 1);
});

async function openOther() {
  const { deps } = opened;
  const { workspaceId } = await createWorkspace(deps, { name: "Other" });
  const own = depsOf(deps, { workspaceId });
  const made = await createApiKey(own, workspaceId, { name: "Key", scopes: SCOPES });
  const actor = { workspaceId, kind: "SYSTEM" as const, id: null };
  const events = [renamed("theirs"), renamed("theirs too")];
  await own.client.$transaction((tx) => appendEvents(tx, actor, events, deps.clock.now()));
  return { workspaceId, token: made.key.reveal() };
}

it("keeps nobody waiting for the turns of another workspace, nor for what is at hand", async () => {
  await start();
  const { workspaceId } = opened;
  await writeEvents(opened, [renamed("before")]);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const live = await read(null);
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  await writeEvents(opened, [renamed("one"), renamed("two")]);
  opened.wakes.wake(workspaceId);
  await vi.waitFor(() => expect(live.ids).toHaveLength(2));
  held = { workspaceId, released, waiting: 0 };
  const beginning = await beginningOf(workspaceId);
  const lagging = await Promise.all(Array.from({ length: 12 }, () => read(beginning)));
  await vi.waitFor(() => expect(held?.waiting).toBe(2));

  const [first = ""] = live.ids;
  const near = await read(first);
  await vi.waitFor(() => expect(near.ids).toEqual(live.ids.slice(1)));
  const other = await openOther();
  const theirs = await read(await beginningOf(other.workspaceId), other.token);
  const all = await countEvents(other.workspaceId);
  await vi.waitFor(() => expect(theirs.ids).toHaveLength(all));
  expect(held.waiting).toBe(2);

  release();
  const own = await countEvents(workspaceId);
  await vi.waitFor(() => {
    for (const { ids } of lagging) expect(ids).toHaveLength(own);
  });
});
