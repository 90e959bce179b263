import { createApiKey, depsOf } from "@evergrant/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

const query = JSON.stringify({ query: "{ viewer { name } }" });
const json = { "content-type": "application/json" };

const INVALID = 'Bearer error="invalid_token"';
it.each<[string, string, Record<string, string>]>([
  ["without a key", "Bearer", {}],
  ["with an unknown key", INVALID, { authorization: "Bearer eg_test_unknown" }],
  ["with an empty key", "Bearer", { authorization: "Bearer " }],
  ["with another scheme", "Bearer", { authorization: "Basic dXNlcjpwYXNz" }],
  ["with a key of absurd length", INVALID, { authorization: `Bearer ${"k".repeat(9_000)}` }],
])("answers 401 UNAUTHENTICATED %s", async (_name, challenge, headers) => {
  for (const accept of [
    "application/json",
    "application/graphql-response+json",
    "text/event-stream",
  ]) {
    const response = await opened.send({
      method: "POST",
      headers: { ...json, ...headers, accept },
      body: query,
    });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(challenge);
    expect(await response.text()).toContain('"code":"UNAUTHENTICATED"');
  }
  expect(opened.logged).toEqual([]);
});

it("does not even parse what comes without a key", async () => {
  const response = await opened.send({
    method: "POST",
    headers: json,
    body: '{"query":"{ nonsense',
  });
  expect(response.status).toBe(401);
});

it("knows a key, whatever the case of the scheme", async () => {
  const response = await opened.send({
    method: "POST",
    headers: { ...json, authorization: `bearer ${opened.apiKey}` },
    body: query,
  });
  expect(await response.json()).toMatchObject({ data: { viewer: { name: "Key" } } });
});

it("answers a query by GET, and no mutation", async () => {
  const get = (text: string) =>
    opened.send({
      url: `${GRAPHQL_URL}?query=${encodeURIComponent(text)}`,
      headers: { authorization: `Bearer ${opened.apiKey}` },
    });
  expect((await get("{ viewer { name } }")).status).toBe(200);
  const mutation = await get('mutation { updateWorkspace(input: { name: "x" }) { __typename } }');
  expect(mutation.status).toBe(405);
});

it("forgets a key that was revoked", async () => {
  const { id, key } = await createApiKey(depsOf(opened.deps, opened), opened.workspaceId, {
    name: "Short-lived",
    scopes: [],
  });
  const post = () =>
    opened.send({
      method: "POST",
      headers: { ...json, authorization: `Bearer ${key.reveal()}` },
      body: query,
    });
  expect((await post()).status).toBe(200);
  await opened.owner.apiKey.updateMany({ where: { id }, data: { revokedAt: new Date(0) } });
  expect((await post()).status).toBe(401);
});
