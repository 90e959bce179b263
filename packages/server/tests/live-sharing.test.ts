import { createApiKey, depsOf, SCOPES, type Scope } from "@evergrant/core";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";
import { type ReadStream, readStream } from "./read-stream.ts";
import { renamed, writeEvents } from "./write-events.ts";

const EVENTS =
  "subscription ($after: String, $a: [ID!]) { events(after: $after, sellerAccountIds: $a) { type } }";

let opened: OpenServer;
let reads = 0;
beforeAll(async () => {
  opened = await openServer({}, (deps) => {
    const inWorkspace: typeof deps.database.inWorkspace = (scope) => {
      const client = deps.database.inWorkspace(scope);
      const event = new Proxy(client.event, {
        get(target, name) {
          if (name === "findMany") reads += 1;
          return Reflect.get(target, name);
        },
      });
      return new Proxy(client, {
        get: (target, name) => (name === "event" ? event : Reflect.get(target, name)),
      });
    };
    return { ...deps, database: { ...deps.database, inWorkspace } };
  });
});
afterAll(() => opened.close());

const gone: AbortController[] = [];
beforeEach(async () => {
  for (const client of gone.splice(0)) client.abort();
  await vi.waitFor(() => expect(opened.server.counts.openStreams).toBe(0));
});

async function makeKey(scopes: readonly Scope[] = SCOPES, sellerAccountId?: string) {
  const { workspaceId, deps } = opened;
  const own = depsOf(deps, { workspaceId });
  const input = { name: "Key", scopes, ...(sellerAccountId && { sellerAccountId }) };
  return (await createApiKey(own, workspaceId, input)).key.reveal();
}

async function open(
  token: string,
  {
    query = EVENTS,
    variables = {},
    headers = {},
  }: { query?: string; variables?: object; headers?: object } = {},
): Promise<ReadStream> {
  const client = new AbortController();
  gone.push(client);
  const response = await opened.server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "text/event-stream",
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    signal: client.signal,
  });
  const stream = readStream(response);
  stream.closed.catch(() => undefined);
  return stream;
}

async function tell(name: string): Promise<void> {
  await writeEvents(opened, [renamed(name)]);
  opened.wakes.wake(opened.workspaceId);
}

it("reads a log once, and executes an event once, for all who ask for the same", async () => {
  const keys = await Promise.all(Array.from({ length: 4 }, () => makeKey()));
  const streams = await Promise.all(
    Array.from({ length: 20 }, (_, index) => open(keys[index % keys.length] ?? "")),
  );
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  // The look at its beginning is over.
  await tell("before");
  await vi.waitFor(() => expect(streams.every(({ results }) => results.length === 1)).toBe(true));
  const { executions } = opened.server.counts;
  const before = reads;
  await tell("after");
  await vi.waitFor(() => expect(streams.every(({ results }) => results.length === 2)).toBe(true));
  expect(opened.server.counts.executions - executions).toBe(1);
  // One finds it, one perhaps that there is no more.
  expect(reads - before).toBeLessThanOrEqual(2);
});
