import {
  CREDENTIALS_TOPIC,
  createApiKey,
  createSessionToken,
  depsOf,
  type Granter,
  revokeApiKey,
  SCOPES,
  type Scope,
  scopeOf,
  signClaims,
  updateApiKey,
} from "@evergrant/core";
import { senderOf } from "@evergrant/testkit/viewer";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createWakes } from "../src/bus/wakes.ts";
import { createServer } from "../src/create-server.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";
import { type ReadStream, readStream } from "./read-stream.ts";

/** What was promised, and is asserted as it is. */
const BOUND_MS = 5_000;
const EVENTS = "subscription { events { type } }";
const NOW = new Date("2026-03-01T12:00:00.000Z");

let opened: OpenServer;
/** Another process on the same database, whose bus tells it nothing. */
let deaf: ReturnType<typeof createServer>;
beforeAll(async () => {
  opened = await openServer();
  const logger = { error: () => {} };
  deaf = createServer({ deps: opened.deps, wakes: createWakes(), logger });
});
afterAll(() => opened.close());

const actor = () => ({ workspaceId: opened.workspaceId, kind: "SYSTEM" as const, id: null });
const own = () => depsOf(opened.deps, { workspaceId: opened.workspaceId });
const granter: Granter = { scopes: new Set(SCOPES) };

async function makeKey(scopes: readonly Scope[] = SCOPES) {
  const { workspaceId, deps } = opened;
  const { id, key } = await createApiKey(depsOf(deps, { workspaceId }), workspaceId, {
    name: "Key",
    scopes,
  });
  return { id, token: key.reveal() };
}

async function makeSession(keyId: string): Promise<string> {
  const credential = { kind: "API_KEY", id: keyId, keyId, expiresAt: null } as const;
  const { viewer } = senderOf(opened.workspaceId, { credential });
  const { claims } = await createSessionToken(depsOf(opened.deps, scopeOf(viewer)), viewer, {
    minutes: 10,
  });
  return signClaims(opened.deps.cipher, claims).reveal();
}

const ask = (server: typeof deaf, token: string, query: string, accept = "application/json") =>
  server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", accept },
    body: JSON.stringify({ query }),
  });
const open = async (server: typeof deaf, token: string): Promise<ReadStream> =>
  readStream(await ask(server, token, EVENTS, "text/event-stream"));
/** The database, and how often it was looked whose credential has ended. */
function countLooks(onLook: (count: number) => void = () => {}) {
  let looks = 0;
  const system = new Proxy(opened.deps.database.system, {
    get: (target, name) => {
      if (name === "$queryRaw") {
        looks += 1;
        onLook(looks);
      }
      return Reflect.get(target, name);
    },
  });
  const deps = { ...opened.deps, database: { ...opened.deps.database, system } };
  return { deps, count: () => looks };
}
const reasonOf = ({ results }: ReadStream) => results.at(-1)?.errors?.[0]?.extensions;

it("ends requests at once and streams within five seconds, also where the bus is down", async () => {
  const { id, token } = await makeKey();
  const session = await makeSession(id);
  const staying = await open(deaf, opened.apiKey);
  const streams = [
    await open(opened.server, token),
    await open(deaf, token),
    await open(deaf, session),
  ];
  const revokedAt = performance.now();
  await revokeApiKey(own(), actor(), { apiKeyId: id });
  for (const gone of [token, session])
    expect((await ask(deaf, gone, "{ viewer { id } }")).status).toBe(401);
  await Promise.all(streams.map(({ closed }) => closed));
  expect(performance.now() - revokedAt).toBeLessThan(BOUND_MS);
  for (const stream of streams) {
    expect(reasonOf(stream)).toEqual({ code: "UNAUTHENTICATED", reason: "CREDENTIAL_REVOKED" });
    expect(stream.isComplete).toBe(true);
  }
  expect(staying.isComplete).toBe(false);
  expect(staying.results.every(({ errors }) => errors === undefined)).toBe(true);
});

it("is told by the bus, without waiting for the next look", async () => {
  const wakes = createWakes();
  const patient = {
    ...wakes,
    waitForWake: (topic: string, _timeoutMs: number, signal: AbortSignal) =>
      wakes.waitForWake(topic, 3_600_000, signal),
  };
  const { deps, count } = countLooks();
  const server = createServer({
    deps,
    wakes: patient,
    logger: { error: () => {} },
  });
  const { id, token } = await makeKey();
  const stream = await open(server, token);
  await vi.waitFor(() => expect(count()).toBe(1));
  await revokeApiKey({ ...own(), bus: wakes }, actor(), { apiKeyId: id });
  await stream.closed;
  expect(reasonOf(stream)).toMatchObject({ reason: "CREDENTIAL_REVOKED" });
});

it("ends a stream whose key may do less than when it was opened", async () => {
  const { id, token } = await makeKey(["events:read", "accounts:read"]);
  const stream = await open(deaf, token);
  const input = { apiKeyId: id, scopes: ["accounts:read"] };
  await updateApiKey(own(), actor(), granter, input);
  await stream.closed;
  expect(reasonOf(stream)).toMatchObject({ reason: "CREDENTIAL_CHANGED" });
});

it("ends a stream when its session token is over", async () => {
  const { id } = await makeKey();
  const now = { value: NOW };
  const deps = { ...opened.deps, machineClock: { now: () => now.value } };
  const server = createServer({ deps, wakes: createWakes(), logger: { error: () => {} } });
  const stream = await open(server, await makeSession(id));
  now.value = new Date(NOW.getTime() + 10 * 60_000);
  await stream.closed;
  expect(reasonOf(stream)).toMatchObject({ reason: "CREDENTIAL_EXPIRED" });
});

it("looks at all streams of a process in one statement, and at none in none", async () => {
  const wakes = createWakes();
  let rounds = 0;
  const counted = {
    ...wakes,
    waitForWake: (topic: string, timeoutMs: number, signal: AbortSignal) => {
      if (topic === CREDENTIALS_TOPIC) rounds += 1;
      return wakes.waitForWake(topic, timeoutMs, signal);
    },
  };
  const { deps, count } = countLooks();
  const server = createServer({ deps, wakes: counted, logger: { error: () => {} } });
  const { id, token } = await makeKey();
  const streams = await Promise.all(Array.from({ length: 20 }, () => open(server, token)));
  await revokeApiKey({ ...own(), bus: wakes }, actor(), { apiKeyId: id });
  await Promise.all(streams.map(({ closed }) => closed));
  expect(count()).toBeLessThanOrEqual(rounds);
  const before = rounds;
  wakes.wake(CREDENTIALS_TOPIC);
  expect(rounds).toBe(before);
});

it("goes on looking after a look that failed", async () => {
  const { id, token } = await makeKey();
  const { deps } = countLooks((count) => {
    if (count === 1) throw new Error("The database is away");
  });
  const logged: string[] = [];
  const logger = { error: (_fields: object, message: string) => void logged.push(message) };
  const wakes = createWakes();
  const server = createServer({ deps, wakes, logger });
  const stream = await open(server, token);
  await vi.waitFor(() => expect(logged).toHaveLength(1));
  await revokeApiKey({ ...own(), bus: wakes }, actor(), { apiKeyId: id });
  await stream.closed;
  expect(reasonOf(stream)).toMatchObject({ reason: "CREDENTIAL_REVOKED" });
});
