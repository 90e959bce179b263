import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createServer } from "../src/create-server.ts";
import type { TrustMode } from "../src/plugins/use-trusted-documents.ts";
import {
  readTrustedDocuments,
  type TrustedDocuments,
} from "../src/trusted-documents/read-manifests.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";

const OTHER = "{ viewer { name } }";

let opened: OpenServer;
let documents: TrustedDocuments;
/** One of the SDK's, and its hash. */
let hash: string;
let query: string;
beforeAll(async () => {
  opened = await openServer();
  documents = await readTrustedDocuments();
  [hash, query] = [...documents].find(([, text]) => text.startsWith("query NewestEvent")) ?? [
    "",
    "",
  ];
});
afterAll(() => opened.close());

async function ask(mode: TrustMode, body: object, headers: Record<string, string> = {}) {
  const { deps, wakes } = opened;
  const trusted = { documents, mode };
  const server = createServer({ deps, wakes, trusted, logger: { error: () => {} } });
  const response = await server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: {
      authorization: `Bearer ${opened.apiKey}`,
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const origin = { origin: "https://evergrant.test" };

it("holds every document under its own hash", () => {
  expect(documents.size).toBeGreaterThan(10);
  for (const [key, text] of documents)
    expect(createHash("sha256").update(text).digest("hex")).toBe(key);
});

it.each<[TrustMode, string, number, Record<string, string>]>([
  ["off", "a page", 200, origin],
  ["front-ends", "a partner", 200, {}],
  ["front-ends", "a page", 403, origin],
  ["front-ends", "a session", 403, { cookie: "session=1" }],
  ["all", "a partner", 403, {}],
])("with %s lets %s run another document: %i", async (mode, _who, status, headers) => {
  const answer = await ask(mode, { query: OTHER }, headers);
  expect(answer.status).toBe(status);
  if (status === 403) expect(answer.body.errors[0].extensions.code).toBe("FORBIDDEN");
  expect((await ask(mode, { query }, headers)).body.errors).toBeUndefined();
});

it("takes a document by its hash, as Apollo's clients and GraphQL over HTTP send it", async () => {
  for (const body of [
    { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
    { documentId: `sha256:${hash}` },
    { documentId: hash },
  ])
    expect((await ask("all", body)).body).toMatchObject({ data: { events: { edges: [] } } });
  const unknown = await ask("off", { documentId: "0".repeat(64) });
  expect(unknown).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: "BAD_INPUT" } }] },
  });
});

it("knows a document however it is laid out, and none that says more", async () => {
  const minified = query.replace(/\s+/g, " ");
  expect(minified).not.toBe(query);
  expect((await ask("all", { query: minified })).status).toBe(200);
  const more = query.replace("cursor", "cursor node { id }");
  expect((await ask("all", { query: more })).status).toBe(403);
});
