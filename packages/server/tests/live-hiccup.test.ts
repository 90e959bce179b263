import { connectSellerAccount, depsOf } from "@evergrant/core";
import { DatabaseUnavailableError } from "@evergrant/db";
import { makeGrant } from "@evergrant/testkit/scripted-amazon";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";
import { type ReadStream, readStream } from "./read-stream.ts";
import { writeEvents } from "./write-events.ts";

const TOKEN = "Atzr|IwEB0123456789abcdefghijhiccup";
const QUERY =
  "subscription ($after: String) { events(after: $after) { cursor sellerAccount { name } } }";
/** Has no results at hand that were executed before. */
const OTHER_QUERY = QUERY.replace("cursor", "cursor id");

let opened: OpenServer;
let sellerAccountId: string;
/** What reading accounts fails with. */
let fault: Error | null = null;
let failures = 0;

beforeAll(async () => {
  opened = await openServer({ live: { pollMs: 20 } }, (deps) => {
    const inWorkspace: typeof deps.database.inWorkspace = (scope) => {
      const client = deps.database.inWorkspace(scope);
      const accounts = new Proxy(client.sellerAccount, {
        get(target, name) {
          if (name !== "findMany" || fault === null) return Reflect.get(target, name);
          failures += 1;
          return () => Promise.reject(fault);
        },
      });
      return new Proxy(client, {
        get: (target, name) => (name === "sellerAccount" ? accounts : Reflect.get(target, name)),
      });
    };
    return { ...deps, database: { ...deps.database, inWorkspace } };
  });
  const { deps, workspaceId } = opened;
  (deps.amazon as { grants?: Map<string, unknown> }).grants?.set(TOKEN, makeGrant());
  const actor = { workspaceId, kind: "USER" as const, id: null };
  ({ sellerAccountId } = await connectSellerAccount(depsOf(deps, opened), actor, {
    ...{ name: "Shop", sellingPartnerId: "A2EUQ1WTGCTBG2", region: "NA", token: TOKEN },
  }));
});
afterAll(() => opened.close());

const gone: AbortController[] = [];
afterEach(async () => {
  fault = null;
  failures = 0;
  for (const client of gone.splice(0)) client.abort();
  await vi.waitFor(() => expect(opened.server.counts.openStreams).toBe(0));
});

async function open(after: string | null = null, query = QUERY): Promise<ReadStream> {
  const client = new AbortController();
  gone.push(client);
  const response = await opened.server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: {
      authorization: `Bearer ${opened.apiKey}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query, variables: { after } }),
    signal: client.signal,
  });
  const stream = readStream(response);
  stream.closed.catch(() => undefined);
  return stream;
}

async function happen(count = 1): Promise<void> {
  const event = { type: "TOKEN_DEGRADED" as const, sellerAccountId, data: {} };
  await writeEvents(opened, Array(count).fill(event));
  opened.wakes.wake(opened.workspaceId);
}

const away = () => new DatabaseUnavailableError(new Error("cut"));
const namesOf = ({ results }: ReadStream) =>
  results.map(({ data }) => (data as Told | null)?.events.sellerAccount?.name);

interface Told {
  events: { cursor: string; sellerAccount: { name: string } | null };
}

it("waits with an event until it can be told whole, however long the database is away", async () => {
  const stream = await open();
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  fault = away();
  await happen(2);
  await vi.waitFor(() => expect(failures).toBeGreaterThan(5));
  expect(stream.results).toEqual([]);
  fault = null;
  await vi.waitFor(() => expect(namesOf(stream)).toEqual(["Shop", "Shop"]));
  expect(stream.results.some(({ errors }) => errors)).toBe(false);
  expect(opened.logged).toEqual([]);
});

it("ends a stream that comes back while the database is away, at the cursor that it came with", async () => {
  const first = await open();
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  await happen(2);
  await vi.waitFor(() => expect(first.ids).toHaveLength(2));
  const [after = ""] = first.ids;
  fault = away();
  const refused = await open(after, OTHER_QUERY);
  await vi.waitFor(() => expect(refused.isComplete).toBe(true));
  const extensions = { code: "INTERNAL", reason: "FAILED", retryable: true, cursor: after };
  expect(refused.results).toEqual([{ errors: [{ message: expect.any(String), extensions }] }]);
  fault = null;
  const again = await open(after, OTHER_QUERY);
  await vi.waitFor(() => expect(namesOf(again)).toEqual(["Shop"]));
});

it("tells a broken event as it is in the end, live and replayed, and goes on", async () => {
  const live = await open();
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  await happen();
  await vi.waitFor(() => expect(live.ids).toHaveLength(1));
  fault = new Error("of ours");
  await happen();
  await vi.waitFor(() => expect(live.ids).toHaveLength(2));
  expect(failures).toBe(3);
  const [after = ""] = live.ids;
  const replayed = await open(after);
  await vi.waitFor(() => expect(replayed.ids).toHaveLength(1));
  for (const result of [live.results[1], replayed.results[0]])
    expect(result).toMatchObject({
      data: { events: { sellerAccount: null } },
      errors: [{ extensions: { code: "INTERNAL" } }],
    });
  fault = null;
  await happen();
  await vi.waitFor(() => expect(namesOf(live)).toEqual(["Shop", undefined, "Shop"]));
});
