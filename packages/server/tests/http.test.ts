import { type IncomingHttpHeaders, type ServerResponse, request as send } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { createApiKey, depsOf, parseAddressList } from "@evergrant/core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createServer } from "../src/create-server.ts";
import { createReady } from "../src/http/health.ts";
import { limitAddress } from "../src/http/limit-address.ts";
import { type Listening, listen } from "../src/http/listen.ts";
import { openLimiters } from "../src/rate-limit/open-limiters.ts";
import { ADDRESS_FAILURES, ADDRESS_PAGES } from "../src/rate-limit/policy.ts";
import { type OpenServer, openServer } from "./open-server.ts";

const BODY_MAX = 100_000;

let opened: OpenServer;
let api: Listening;
beforeAll(async () => {
  opened = await openServer();
  api = await open();
});
afterAll(async () => {
  await api.stop();
  await opened.close();
});

/** A server of its own, so that no test spends another's points. */
function open(isHttps = false): Promise<Listening> {
  const { deps, wakes, machineClock: clock } = opened;
  const limiters = openLimiters({ clock, keyPoints: 1_000 });
  const trustedProxies = parseAddressList(["127.0.0.1"]);
  const options = { limiters, trustedProxies };
  const graphql = createServer({ ...options, deps, wakes, logger: { error: () => {} } });
  const page = limitAddress((_request, response) => void response.end("page"), {
    ...options,
    clock,
  });
  const routes = new Map([
    ["/graphql", graphql],
    ["/page", page],
  ]);
  return listen(routes, { host: "127.0.0.1", port: 0, isHttps });
}

interface Sent {
  url?: string;
  path?: string;
  headers?: Record<string, string>;
  /** Each is a chunk; without a content-length in the headers its length is not announced. */
  body?: string[];
}

interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function ask({ url = api.url, path = "/graphql", headers, body = [] }: Sent): Promise<Answered> {
  const authorization = `Bearer ${opened.apiKey}`;
  const json = { authorization, "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const request = send(`${url}${path}`, { method: "POST", headers: { ...json, ...headers } });
    request.once("error", reject);
    request.once("response", async (response) => {
      const { statusCode = 0, headers } = response;
      resolve({ status: statusCode, headers, body: await text(response) });
    });
    for (const chunk of body) request.write(chunk);
    request.end();
  });
}

/** A request of so many bytes. */
function bodyOf(bytes: number): string {
  const [head, tail] = ['{"query":"{ viewer { name } }","variables":{"a":"', '"}}'];
  return `${head}${"x".repeat(bytes - head.length - tail.length)}${tail}`;
}

it.each(["announced", "in chunks"])(
  "reads a body of 100 000 bytes and no longer one, %s",
  async (how) => {
    for (const [bytes, status] of [
      [BODY_MAX, 200],
      [BODY_MAX + 1, 413],
    ] as const) {
      const body = bodyOf(bytes);
      const isAnnounced = how === "announced";
      const answer = await ask({
        headers: isAnnounced ? { "content-length": String(bytes) } : {},
        body: isAnnounced ? [body] : [body.slice(0, 50_000), body.slice(50_000)],
      });
      expect(answer.status).toBe(status);
    }
  },
);

it.each(["a b", "a/b", "evil.test\\@x", "[::1", "x:99999"])(
  "refuses the Host %s in words",
  async (host) => {
    const answer = await talk(
      `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain("Host");
  },
);

it("knows a host by name, address and port", async () => {
  for (const host of ["evergrant.test", "127.0.0.1:4000", "[::1]:4000"]) {
    const query = encodeURIComponent("{viewer{name}}");
    const answer = await talk(
      `GET /graphql?query=${query} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nAuthorization: Bearer ${opened.apiKey}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  }
});

it("reads 16 kB of headers, and no more", async () => {
  const of = (bytes: number) => ({ "x-padding": "x".repeat(bytes) });
  const body = [bodyOf(1_000)];
  expect((await ask({ headers: of(15_000), body })).status).toBe(200);
  expect((await ask({ headers: of(17_000), body })).status).toBe(431);
});

it("sets what browsers are to keep to on every answer", async () => {
  const https = await open(true);
  for (const path of ["/graphql", "/page", "/nowhere"]) {
    const { headers } = await ask({ url: https.url, path });
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
    });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["permissions-policy"]).toContain("camera=()");
  }
  await https.stop();
  expect((await ask({})).headers).not.toHaveProperty("strict-transport-security");
});

it("stops an address that fails to authenticate, before the database is asked, and nobody else", async () => {
  const { url, stop } = await open();
  const { deps } = opened;
  const from = (address: string, token: string) =>
    ask({
      url,
      headers: { "x-forwarded-for": `1.1.1.1, ${address}`, authorization: `Bearer ${token}` },
      body: [bodyOf(1_000)],
    });
  // One key is known here already, another is not.
  expect((await from("10.0.0.1", opened.apiKey)).status).toBe(200);
  for (let index = 0; index < ADDRESS_FAILURES; index += 1)
    expect((await from("10.0.0.1", `unknown-${index}`)).status).toBe(401);
  const { apiKey } = deps.database.system;
  const refused = await from("10.0.0.1", "another");
  expect(refused.status).toBe(429);
  expect(refused.headers["retry-after"]).toBe("60");
  expect(refused.body).toContain('"code":"RATE_LIMITED"');
  expect((await from("10.0.0.1", opened.apiKey)).status).toBe(200);
  expect((await from("10.0.0.2", "another")).status).toBe(401);
  opened.machineClock.advance(60_000);
  expect((await from("10.0.0.1", "another")).status).toBe(401);
  expect(await apiKey.count()).toBe(1);
  await stop();
});

it("lets nobody past an address's limit by a key that was revoked", async () => {
  const { url, stop } = await open();
  const { deps, owner, workspaceId } = opened;
  const own = depsOf(deps, { workspaceId });
  const { id, key } = await createApiKey(own, workspaceId, { name: "Passed", scopes: [] });
  const from = (token: string) =>
    ask({
      url,
      headers: { "x-forwarded-for": "10.0.0.9", authorization: `Bearer ${token}` },
      body: [bodyOf(1_000)],
    });
  expect((await from(key.reveal())).status).toBe(200);
  await owner.apiKey.delete({ where: { workspaceId_id: { workspaceId, id } } });
  for (let index = 0; index < ADDRESS_FAILURES; index += 1)
    expect((await from(key.reveal())).status).toBe(401);
  expect((await from(key.reveal())).status).toBe(429);
  await stop();
});

it("opens so many pages for an address, and no more", async () => {
  const { url, stop } = await open();
  const get = () => ask({ url, path: "/page" });
  for (let index = 0; index < ADDRESS_PAGES; index += 1) expect((await get()).status).toBe(200);
  const { status, headers } = await get();
  expect(status).toBe(429);
  expect(headers["retry-after"]).toBe("60");
  await stop();
});

/** Says something that node:http's own client would not. */
function talk(words: string): Promise<string> {
  const { port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(words));
    socket.once("error", reject);
    resolve(text(socket));
  });
}

it("names what is not well, and is ready all the same where that keeps nobody away", async () => {
  const [well, ill] = [async () => true, async () => false];
  const routes = new Map([
    ["/ready", createReady({ database: well }, undefined, { worker: ill })],
    ["/away", createReady({ database: ill }, undefined, { worker: well })],
  ]);
  const server = await listen(routes, { host: "127.0.0.1", port: 0 });
  const ready = await ask({ url: server.url, path: "/ready" });
  expect(ready.status).toBe(200);
  expect(JSON.parse(ready.body)).toEqual({
    status: "ready",
    checks: { database: true, worker: false },
  });
  expect((await ask({ url: server.url, path: "/away" })).status).toBe(503);
  await server.stop();
});

it("says that it drains, and goes on answering until it is stopped", async () => {
  const draining = new AbortController();
  const routes = new Map([["/ready", createReady({ part: async () => true }, draining.signal)]]);
  const server = await listen(routes, { host: "127.0.0.1", port: 0, draining: draining.signal });
  const path = "/ready";
  const before = await ask({ url: server.url, path });
  expect([before.status, before.headers.connection]).toEqual([200, "keep-alive"]);
  draining.abort();
  const after = await ask({ url: server.url, path });
  expect([after.status, after.headers.connection]).toEqual([503, "close"]);
  expect(JSON.parse(after.body)).toMatchObject({ status: "stopping" });
  await server.stop();
});

it("cuts connections that were taken over and do not end, once its time to stop is over", async () => {
  const taken = vi.fn();
  const upgrades = new Map([["/graphql", taken]]);
  const server = await listen(new Map(), { host: "127.0.0.1", port: 0, upgrades });
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  const closed = new Promise((resolve) => socket.on("error", () => {}).once("close", resolve));
  const fields = ["Host: evergrant.test", "Connection: Upgrade", "Upgrade: websocket"];
  socket.write(`GET /graphql HTTP/1.1\r\n${fields.join("\r\n")}\r\n\r\n`);
  await vi.waitFor(() => expect(taken).toHaveBeenCalled());
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const stopped = server.stop();
  vi.advanceTimersByTime(15_000);
  vi.useRealTimers();
  await Promise.all([stopped, closed]);
});

it("finishes what it is answering when it stops", async () => {
  const begun = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const routes = new Map([
    [
      "/slow",
      async (_request: unknown, response: ServerResponse) => {
        asked.resolve();
        await begun.promise;
        response.end("done");
      },
    ],
  ]);
  const server = await listen(routes, { host: "127.0.0.1", port: 0 });
  const answer = ask({ url: server.url, path: "/slow" });
  await asked.promise;
  const stopped = server.stop();
  begun.resolve();
  expect((await answer).body).toBe("done");
  await stopped;
  await expect(ask({ url: server.url, path: "/slow" })).rejects.toThrow();
});
