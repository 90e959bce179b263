import { createApiKey, createWorkspace, depsOf, SCOPES } from "@evergrant/core";
import type { SettableClock } from "@evergrant/testkit/settable-clock";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createServer } from "../src/create-server.ts";
import { type Limiters, openLimiters } from "../src/rate-limit/open-limiters.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";

const KEY_POINTS = 100;

let opened: OpenServer;
let limiters: Limiters;
let server: ReturnType<typeof createServer>;
let clock: SettableClock;
beforeAll(async () => {
  opened = await openServer();
  clock = opened.machineClock;
});
beforeEach(() => {
  const { deps, wakes } = opened;
  limiters = openLimiters({ clock, keyPoints: KEY_POINTS });
  server = createServer({ deps, wakes, limiters, logger: { error: () => {} } });
});
afterAll(() => opened.close());

async function ask(query: string, key = opened.apiKey, headers: Record<string, string> = {}) {
  const response = await server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  return { response, body: await response.json() };
}

const costing = (points: number) =>
  `{ sellerAccounts(first: ${points}) { edges { node { name } } } }`;

it("lets a key spend its points of a minute, refuses one more, and lets it spend again", async () => {
  expect((await ask(costing(60))).response.status).toBe(200);
  expect((await ask(costing(41))).response.status).toBe(429);
  // The one point that reading the refused request cost.
  expect((await ask(costing(39))).response.status).toBe(200);
  clock.advance(59_999);
  const { response, body } = await ask("{ viewer { name } }");
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("1");
  expect(body).toMatchObject({
    errors: [{ extensions: { code: "RATE_LIMITED", retryable: true, retryAfter: 1 } }],
  });
  clock.advance(1);
  expect((await ask("{ viewer { name } }")).response.status).toBe(200);
});

it("has the tokens that a key mints spend the key's points", async () => {
  const mint =
    "mutation { made: createSessionToken(input: {}) { ... on CreateSessionTokenPayload { token } } }";
  const { body } = await ask(mint);
  expect((await ask(costing(80), body.data.made.token)).response.status).toBe(200);
  expect((await ask(costing(30))).response.status).toBe(429);
});

it("says on every answer what is left, by the header fields of the IETF", async () => {
  const headersOf = ({ headers }: Response) => [
    headers.get("ratelimit-policy"),
    headers.get("ratelimit"),
  ];
  const POLICY = '"key";q=100;w=60, "workspace";q=500;w=60';
  expect(headersOf((await ask(costing(30))).response)).toEqual([
    POLICY,
    '"key";r=70;t=60, "workspace";r=470;t=60',
  ]);
  clock.advance(10_500);
  expect(headersOf((await ask("{ nonsense }")).response)).toEqual([
    POLICY,
    '"key";r=69;t=50, "workspace";r=469;t=50',
  ]);
  expect(headersOf((await ask(costing(99))).response)).toEqual([
    POLICY,
    '"key";r=68;t=50, "workspace";r=468;t=50',
  ]);
});

it("refuses for good what costs more than a minute's points", async () => {
  const { body } = await ask(`{ viewer { name } ${costing(100).slice(1)}`);
  expect(body.errors[0].extensions.code).toBe("COST_EXCEEDED");
  expect(body.extensions.cost).toEqual({ requested: 101, limit: 100 });
});

it("takes one point for what is refused", async () => {
  const dear = Array.from({ length: 51 }, (_, i) => `a${i}: ${costing(100).slice(1, -1)}`);
  const { response, body } = await ask(`{ ${dear.join(" ")} }`);
  expect(body.errors[0].extensions.code).toBe("COST_EXCEEDED");
  expect(response.headers.get("ratelimit")).toContain('"key";r=99;');
});

it("shows the same in a field that adds nothing to the cost", async () => {
  await ask(costing(30));
  const { body } = await ask(
    "{ rateLimit { limit cost used remaining resetAt } viewer { name workspace { name } } }",
  );
  const resetAt = new Date(clock.now().getTime() + 60_000).toISOString();
  expect(body.data.rateLimit).toEqual({ limit: 100, cost: 2, used: 32, remaining: 68, resetAt });
});

it("limits the keys of a workspace together, and no other workspace's", async () => {
  const { deps, workspaceId } = opened;
  const make = async (id: string) => {
    const { key } = await createApiKey(depsOf(deps, { workspaceId: id }), id, {
      name: "Key",
      scopes: SCOPES,
    });
    return key.reveal();
  };
  for (let index = 0; index < 5; index += 1)
    expect((await ask(costing(100), await make(workspaceId))).response.status).toBe(200);
  const { response, body } = await ask("{ viewer { name } }", await make(workspaceId));
  expect(response.status).toBe(429);
  expect(body.errors[0].message).toContain("together");
  const other = await createWorkspace(deps, { name: "Other" });
  expect((await ask(costing(100), await make(other.workspaceId))).response.status).toBe(200);
});

it("limits nobody where it is off, but what one request may cost", async () => {
  server = createServer({ ...opened, logger: { error: () => {} } });
  for (let index = 0; index < 3; index += 1) {
    const { response, body } = await ask(`{ rateLimit { used } ${costing(100).slice(1)}`);
    expect(response.headers.get("ratelimit")).toBeNull();
    expect(body.data.rateLimit).toBeNull();
  }
  const dear = Array.from({ length: 51 }, (_, i) => `a${i}: ${costing(100).slice(1, -1)}`);
  expect((await ask(`{ ${dear.join(" ")} }`)).body.errors[0].extensions.code).toBe("COST_EXCEEDED");
});
