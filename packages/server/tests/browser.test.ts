import { afterAll, beforeAll, expect, it } from "vitest";
import { createServer } from "../src/create-server.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

const page = { headers: { accept: "text/html" } };

it("shows GraphiQL to a browser when told to, and never else", async () => {
  const { deps, wakes } = opened;
  const server = createServer({
    deps,
    wakes,
    logger: { error: () => {} },
    graphiql: { page: "<title>GraphiQL</title>", policy: "default-src 'none'" },
  });
  const shown = await server.fetch(GRAPHQL_URL, page);
  expect(shown.status).toBe(200);
  expect(await shown.text()).toBe("<title>GraphiQL</title>");
  const hidden = await opened.send(page);
  expect(hidden.status).toBe(406);
  expect(await hidden.text()).toBe("");
});

const preflight = (origin: string) => ({
  method: "OPTIONS",
  headers: {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
  },
});

it("lets pages of the origins that are listed ask, and no other", async () => {
  const { deps, wakes } = opened;
  const logger = { error: () => {} };
  const allowedOrigins = ["https://tool.test"];
  const server = createServer({ deps, wakes, logger, allowedOrigins });
  for (const origin of ["https://tool.test", "https://evergrant.test"]) {
    const { status, headers } = await server.fetch(GRAPHQL_URL, preflight(origin));
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("access-control-allow-credentials")).toBe("true");
  }
  for (const origin of ["https://tool.test.evil.test", "http://tool.test", "null"]) {
    const { headers } = await server.fetch(GRAPHQL_URL, preflight(origin));
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

it.each<[number, Record<string, string>]>([
  [401, {}],
  [401, { origin: "https://evergrant.test" }],
  [403, { origin: "https://other.test" }],
  [403, { origin: "null" }],
  [401, { "sec-fetch-site": "same-origin" }],
  [403, { "sec-fetch-site": "same-site" }],
  [403, { "sec-fetch-site": "cross-site" }],
])("answers %i to an unknown cookie with %o", async (status, headers) => {
  const response = await opened.send({
    method: "POST",
    headers: { cookie: "session=1", "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: "{ viewer { name } }" }),
  });
  expect(response.status).toBe(status);
});
