import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterEach(() => {
  opened.logged.length = 0;
});
afterAll(() => opened.close());

it("gives refusals of core their code, outside result unions too", async () => {
  const { status, body } = await opened.post("{ sellerAccounts(first: 101) { totalCount } }");
  expect(status).toBe(200);
  expect(body.errors).toMatchObject([
    { message: "first must lie between 0 and 100.", extensions: { code: "BAD_INPUT" } },
  ]);
  expect(opened.logged).toEqual([]);
});

it("answers INTERNAL with the id under which the fault is logged once, and nothing of it", async () => {
  // An event that core would never have written.
  await opened.owner.event.create({
    data: {
      workspaceId: opened.workspaceId,
      position: 1,
      id: opened.workspaceId,
      type: "TOKEN_DISABLED",
      occurredAt: new Date(0),
      actorKind: "SYSTEM",
      data: {},
      hash: new Uint8Array(32),
    },
  });
  const { body } = await opened.post(
    "{ events { edges { node { ... on MwsTokenStatusChanged { to } } } } }",
  );
  expect(body.errors).toHaveLength(1);
  expect(body.errors?.[0]).toMatchObject({
    message: "Something went wrong on our side. Name the request id when you ask.",
    extensions: { code: "INTERNAL", requestId: expect.any(String) },
  });
  expect(opened.logged).toEqual([
    {
      message: "unexpected error",
      fields: {
        requestId: body.errors?.[0]?.extensions?.requestId,
        err: expect.any(Error),
        path: "events.edges.0.node.to",
      },
    },
  ]);
});

it("masks what goes wrong before anything is executed", async () => {
  const fail = async () => {
    throw new Error("Inside");
  };
  const broken = await openServer({ authenticators: [fail] });
  const { status, body } = await broken.post(
    "{ viewer { name } }",
    {},
    { authorization: "Bearer nobodys" },
  );
  expect(status).toBe(500);
  expect(body).toMatchObject({
    errors: [
      {
        message: expect.stringContaining("request id"),
        extensions: expect.objectContaining({ code: "INTERNAL" }),
      },
    ],
  });
  expect(broken.logged).toHaveLength(1);
  await broken.close();
});

it("says where the database is away that it may be tried again, and leaves the line to who noticed", async () => {
  const broken = await openServer();
  await broken.close();
  const { status, body } = await broken.post("{ viewer { name } }");
  expect(status).toBe(503);
  expect(body).toMatchObject({
    errors: [
      {
        message: expect.stringContaining("database"),
        extensions: expect.objectContaining({ code: "INTERNAL", retryable: true }),
      },
    ],
  });
  expect(broken.logged).toHaveLength(0);
});

const TOKEN = "Atzr|IwEBIJedGXjDqsU_vMxykqOMg";

it.each([
  ["beside a missing field", { token: TOKEN }],
  ["beside a misspelt field", { sellerAccountId: "1", token: "x", tokn: TOKEN }],
  ["in an object", { sellerAccountId: "1", token: { value: TOKEN } }],
  ["as a date", { sellerAccountId: "1", token: "x", expiresAt: TOKEN }],
])("gives no token back that a variable holds %s", async (_name, input) => {
  const { status, body } = await opened.post(
    "mutation ($input: EnableMwsTokenInput!) { enableMwsToken(input: $input) { __typename } }",
    { input },
  );
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ extensions: { code: "BAD_INPUT" } }]);
  expect(JSON.stringify(body)).not.toContain(TOKEN);
});

it.each([
  ["a body", {}, { "content-type": "application/json" }, TOKEN],
  ["an address", { variables: TOKEN }, undefined, undefined],
  [
    "a form",
    {},
    { "content-type": "application/x-www-form-urlencoded", "x-graphql-yoga-csrf": "1" },
    `query={viewer{name}}&variables=${TOKEN}`,
  ],
])(
  "answers 400 to %s that is no JSON, without a word of it",
  async (_name, query, headers, body) => {
    const response = await opened.send({
      url: `${GRAPHQL_URL}?${new URLSearchParams({ query: "{ viewer { name } }", ...query })}`,
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${opened.apiKey}`, ...headers },
      body: body ?? null,
    });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(JSON.parse(text).errors).toMatchObject([{ extensions: { code: "BAD_INPUT" } }]);
    expect(text).not.toContain(TOKEN.slice(0, 9));
    expect(opened.logged).toEqual([]);
  },
);

it("says which content type it reads", async () => {
  const response = await opened.send({
    method: "POST",
    headers: { authorization: `Bearer ${opened.apiKey}`, "content-type": "application/jsonp+x" },
    body: "{}",
  });
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_INPUT" } }] });
});
