import { createClient as createEvergrant } from "@evergrant/sdk";
import { createClient } from "graphql-sse";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createServer } from "../src/create-server.ts";
import { type Listening, listenLive } from "./listen-live.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { renamed, writeEvents } from "./write-events.ts";

let opened: OpenServer;
let stopping: AbortController;
let listening: Listening;
beforeEach(async () => {
  stopping = new AbortController();
  opened = await openServer({ stopping: stopping.signal });
  listening = await listenLive(opened, opened.server);
});
afterEach(async () => {
  await listening.close();
  await opened.close();
});

/** Ends the process's streams, and has another process listen in its place. */
async function replace(): Promise<void> {
  stopping.abort();
  await vi.waitFor(() => expect(opened.server.counts.openStreams).toBe(0));
  const port = Number(new URL(listening.url).port);
  await listening.close();
  const { deps, wakes } = opened;
  const next = createServer({ deps, wakes, logger: { error: () => {} } });
  listening = await listenLive(opened, next, port);
}

async function tell(name: string): Promise<void> {
  await writeEvents(opened, [renamed(name)]);
  opened.wakes.wake(opened.workspaceId);
}

it("breaks streams off with a word on when to come back, and closes their connections", async () => {
  const { socket, text } = await listening.subscribe("subscription { events { id } }");
  socket.resume();
  stopping.abort();
  await vi.waitFor(() => expect(socket.closed).toBe(true));
  const [, retryMs] = /^retry: (\d+)$/m.exec(text()) ?? [];
  expect(Number(retryMs)).toBeGreaterThanOrEqual(500);
  expect(text()).not.toContain("event: complete");
  // Whoever comes too late is told the same.
  const late = await listening.subscribe("subscription { events { id } }");
  late.socket.resume();
  await vi.waitFor(() => expect(late.text()).toContain("retry: "));
});

it("has clients of graphql-sse come back", async () => {
  const names: unknown[] = [];
  const connected = vi.fn();
  const client = createClient({
    url: listening.url,
    headers: { authorization: `Bearer ${opened.apiKey}` },
    retryAttempts: 100,
    retry: () => new Promise((resolve) => setTimeout(resolve, 20)),
    on: { connected },
  });
  const query = "subscription { events { ... on WorkspaceChanged { name } } }";
  const end = client.subscribe(
    { query },
    { next: (result) => names.push(result.data), error: () => {}, complete: () => {} },
  );
  await vi.waitFor(() => expect(opened.server.counts.openStreams).toBe(1));
  await replace();
  await vi.waitFor(() => expect(connected).toHaveBeenCalledTimes(2));
  await tell("after");
  await vi.waitFor(() => expect(names).toEqual([{ events: { name: "after" } }]));
  end();
});

it("has the SDK's clients come back, without a gap", async () => {
  const client = createEvergrant({ url: listening.url, token: opened.apiKey });
  const stream = client.events.subscribe({ types: ["WORKSPACE_CHANGED"] });
  await stream.ready;
  const first = stream.next();
  await tell("before");
  expect((await first).value).toMatchObject({ name: "before" });
  const second = stream.next();
  await replace();
  await tell("between");
  expect((await second).value).toMatchObject({ name: "between" });
  await stream.return();
});
