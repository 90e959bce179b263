import { createApiKey, depsOf, type NewEvent, SCOPES, type Scope } from "@evergrant/core";
import { senderOf } from "@evergrant/testkit/viewer";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createWakes } from "../src/bus/wakes.ts";
import { createServer } from "../src/create-server.ts";
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

async function makeKey(scopes: readonly Scope[] = SCOPES) {
  const { workspaceId, deps } = opened;
  const own = depsOf(deps, { workspaceId });
  return (await createApiKey(own, workspaceId, { name: "Key", scopes })).key.reveal();
}

interface Asked {
  query?: string;
  variables?: object;
  headers?: object;
  server?: ReturnType<typeof createServer>;
}

async function open(
  token: string,
  { query = EVENTS, variables = {}, headers = {}, server = opened.server }: Asked = {},
): Promise<ReadStream> {
  const client = new AbortController();
  gone.push(client);
  const response = await server.fetch(GRAPHQL_URL, {
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

/** The API for one who may see an account alone. */
function boundTo(sellerAccountId: string) {
  const { deps, wakes, workspaceId } = opened;
  const { viewer } = senderOf(workspaceId, {
    sellerAccountId,
    credential: { kind: "JWT", id: "token", keyId: null, expiresAt: null },
  });
  const authenticators = [async () => viewer];
  return createServer({ deps, wakes, logger: { error: () => {} }, authenticators });
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

it("shares nothing between those whose rights differ, and tells each what is his to see", async () => {
  const query = "subscription { events { type sellerAccount { name } } }";
  const [allowed, other] = await Promise.all([makeKey(), makeKey(["events:read"])]);
  const [whole, part] = [await open(allowed, { query }), await open(other, { query })];
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  await tell("rights");
  await vi.waitFor(() => expect([whole.results.length, part.results.length]).toEqual([1, 1]));
  expect(whole.results[0]?.errors).toBeUndefined();
  expect(part.results[0]?.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
  const cost = { cost: { requested: expect.any(Number), limit: expect.any(Number) } };
  expect(part.results[0]).toMatchObject({ extensions: cost });
});

it("tells whoever is bound to an account of that account alone, live and replayed", async () => {
  const [own, other] = [uuidv7(), uuidv7()];
  const query = "subscription ($after: String) { events(after: $after) { cursor type } }";
  const whole = await open(opened.apiKey, { query });
  const bound = await open("bound", { query, server: boundTo(own) });
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  const happen = async () => {
    const of = (sellerAccountId: string): NewEvent => ({
      type: "TOKEN_DEGRADED",
      sellerAccountId,
      data: {},
    });
    await writeEvents(opened, [of(own), of(other), renamed("nobody's"), of(own)]);
    opened.wakes.wake(opened.workspaceId);
  };
  await happen();
  await vi.waitFor(() => expect(whole.results).toHaveLength(4));
  await vi.waitFor(() => expect(bound.ids).toHaveLength(2));
  expect(bound.ids).toEqual([whole.ids[0], whole.ids[3]]);
  // Further back than what is kept at hand.
  for (let count = 0; count < 30; count += 1) await happen();
  const [after] = whole.ids;
  const replayed = await open("bound", { query, server: boundTo(own), variables: { after } });
  await vi.waitFor(() => expect(replayed.ids).toHaveLength(61));
  await vi.waitFor(() => expect(bound.ids).toHaveLength(62));
  expect(replayed.ids).toEqual(bound.ids.slice(1));
});

it("goes on after Last-Event-ID, with ids that are cursors", async () => {
  const token = await makeKey();
  const query = "subscription { events { cursor } }";
  const stream = await open(token, { query });
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  await tell("one");
  await tell("two");
  await vi.waitFor(() => expect(stream.results).toHaveLength(2));
  const cursors = stream.results.map(
    ({ data }) => (data as { events: { cursor: string } }).events.cursor,
  );
  expect(stream.ids).toEqual(cursors);
  const again = await open(token, { query, headers: { "last-event-id": cursors[0] } });
  await vi.waitFor(() => expect(again.ids).toEqual(cursors.slice(1)));
});

it("looks at all logs in one statement, and at none in none", async () => {
  const polls: string[] = [];
  const system = new Proxy(opened.deps.database.system, {
    get(target, name) {
      if (name === "$queryRaw") polls.push(String(name));
      return Reflect.get(target, name);
    },
  });
  const deps = { ...opened.deps, database: { ...opened.deps.database, system } };
  const silent = { ...createWakes(), onWake: () => () => undefined };
  const server = createServer({
    ...{ deps, wakes: silent, logger: { error: () => {} } },
    live: { pollMs: 20 },
  });
  const streams = [await open(opened.apiKey, { server }), await open(opened.apiKey, { server })];
  await writeEvents(opened, [renamed("found without a hint")]);
  await vi.waitFor(() => expect(streams.map(({ results }) => results.length)).toEqual([1, 1]));
  expect(server.counts.executions).toBe(1);
  for (const client of gone) client.abort();
  await vi.waitFor(() => expect(server.counts.followedLogs).toBe(0));
});
