import { openDatabase } from "@evergrant/db";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import WebSocket from "ws";
import type { Authenticator } from "../src/authentication/authenticator.ts";
import { createLogger } from "../src/create-logger.ts";
import { createServer } from "../src/create-server.ts";
import { type Listening, listen } from "../src/http/listen.ts";
import { createRequestObserver } from "../src/http/observe-request.ts";
import { createEventTeller } from "../src/logging/tell-events.ts";
import { createMetrics } from "../src/metrics/create-metrics.ts";
import { createOperationObserver } from "../src/web-socket/observe-operation.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { followOperation } from "./open-socket-server.ts";

interface Line {
  msg: string;
  requestId?: string;
  [name: string]: unknown;
}

const lines: Line[] = [];
const logger = createLogger("debug", {
  write: (line: string) => void lines.push(JSON.parse(line)),
});
const metrics = createMetrics();
let opened: OpenServer;
let listening: Listening;
beforeAll(async () => {
  opened = await openServer();
  const { clock } = opened.deps;
  const onAppended = createEventTeller({ logger, level: "info", metrics, clock });
  const database = openDatabase({ url: opened.databaseUrl, onAppended });
  const deps = { ...opened.deps, database, cipher: createTestCipher() };
  const breaking: Authenticator = async ({ bearer }) => {
    if (bearer?.reveal() === "broken") throw new Error("of ours");
    return null;
  };
  const server = createServer({
    ...{ deps, wakes: opened.wakes, logger, authenticators: [breaking] },
    observeOperation: createOperationObserver({ logger, level: "info" }),
  });
  const routes = new Map([["/graphql", server]]);
  listening = await listen(routes, {
    ...{ host: "127.0.0.1", port: 0 },
    upgrades: new Map([["/graphql", server.upgrade]]),
    observe: createRequestObserver({ metrics, logger, level: "info" }),
  });
  return () => database.stop();
});
afterAll(async () => {
  await listening.stop();
  await opened.close();
});

const ask = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${listening.url}/graphql`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${opened.apiKey}`,
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify({ query }),
  });

const findLine = (id: string | null, msg: string) =>
  vi.waitFor(() => {
    const line = lines.find(({ requestId, msg: said }) => requestId === id && said === msg);
    if (line === undefined) throw new Error(`No line ${msg} of ${id}`);
    return line;
  });

it("answers each request's id, takes over a well-formed one, and logs who asked for what", async () => {
  const given = "3b241101-e2bb-4255-8caf-4136c566a962";
  const response = await ask("query Planted_AtzrIwEB { viewer { id } }", { "x-request-id": given });
  expect(response.headers.get("x-request-id")).toBe(given);
  await response.text();
  const line = await findLine(given, "Request answered");
  expect(line).toMatchObject({
    ...{ level: 30, method: "POST", route: "/graphql", status: 200 },
    ...{ operationType: "query", operation: "other", workspaceId: opened.workspaceId },
    credentialId: expect.stringMatching(/^[\da-f-]{36}$/),
    document: expect.stringMatching(/^[\da-f]{64}$/),
    ms: expect.any(Number),
  });
  const other = await ask("{ viewer { id } }", { "x-request-id": opened.apiKey });
  expect(other.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  expect(JSON.stringify(lines)).not.toContain("AtzrIwEB");
  expect(JSON.stringify(lines)).not.toContain(opened.apiKey);
});

it("leads from an event to the request that committed it", async () => {
  const response = await ask(
    'mutation { createApiKey(input: { name: "k", scopes: ["events:read"] }) { __typename } }',
  );
  const line = await findLine(response.headers.get("x-request-id"), "Events were committed");
  const event = await opened.owner.event.findFirstOrThrow({ orderBy: { position: "desc" } });
  expect(line).toMatchObject({
    workspaceId: opened.workspaceId,
    events: [{ id: event.id, type: "API_KEY_CREATED" }],
  });
});

it("masks under the request's id", async () => {
  const response = await ask("{ viewer { id } }", { authorization: "Bearer broken" });
  const { errors } = await response.json();
  const id = response.headers.get("x-request-id");
  expect(errors[0].extensions).toMatchObject({ code: "INTERNAL", requestId: id });
  expect(await findLine(id, "unexpected error")).toMatchObject({ level: 50 });
});

it("counts how long requests take, and not how long streams are open", async () => {
  const count = async () =>
    /^evergrant_http_request_seconds_count\{.*status="200"\} (\d+)$/m.exec(
      await metrics.read(),
    )?.[1];
  await (await ask("{ viewer { id } }")).text();
  const before = await vi.waitFor(async () => {
    const counted = await count();
    expect(Number(counted)).toBeGreaterThan(0);
    return counted;
  });
  const accept = { accept: "text/event-stream" };
  const response = await ask("subscription { events { type } }", accept);
  await response.body?.cancel();
  await findLine(response.headers.get("x-request-id"), "Request answered");
  expect(await count()).toBe(before);
});

it("logs one line of each operation on a socket, at the end of its stream or as it is refused", async () => {
  const client = createClient({
    ...{ url: `${listening.url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket },
    connectionParams: { authorization: `Bearer ${opened.apiKey}` },
  });
  const answered = (result: string, operationType: string) =>
    vi.waitFor(() => {
      const found = lines.filter(
        (line) =>
          line.msg === "Operation answered" &&
          line.result === result &&
          line.operationType === operationType,
      );
      expect(found).toMatchObject([
        {
          ...{ level: 30, route: "/graphql", operation: "other", ms: expect.any(Number) },
          ...{
            workspaceId: opened.workspaceId,
            requestId: expect.stringMatching(/^[\da-f-]{36}$/),
          },
          credentialId: expect.stringMatching(/^[\da-f-]{36}$/),
          document: expect.stringMatching(/^[\da-f]{64}$/),
        },
      ]);
      return found[0];
    });
  const followed = followOperation(client, "subscription { events { type } }");
  followOperation(client, "{ viewer { id } }");
  const opening = await answered("OK", "query");
  const refused = await answered("BAD_INPUT", "query");
  expect(lines).not.toContainEqual(
    expect.objectContaining({ msg: "Operation answered", operationType: "subscription" }),
  );
  followed.unsubscribe();
  const ended = await answered("CLIENT_GONE", "subscription");
  expect(new Set([opening, refused, ended].map((line) => line?.requestId)).size).toBe(3);
  await client.dispose();
});

it("masks what fails on a socket under the operation's id", async () => {
  const socket = new WebSocket(
    `${listening.url.replace("http", "ws")}/graphql`,
    "graphql-transport-ws",
    { headers: { authorization: "Bearer broken" } },
  );
  socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init" })));
  expect(await new Promise((resolve) => socket.once("close", resolve))).toBe(1013);
  const { requestId } = await vi.waitFor(() => {
    const line = lines.find(({ result }) => result === "INTERNAL");
    if (line === undefined) throw new Error("No line of it");
    return line;
  });
  expect(await findLine(requestId ?? null, "unexpected error")).toMatchObject({ level: 50 });
});
