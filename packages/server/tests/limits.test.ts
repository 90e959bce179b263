import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

const CIRCLE = "mwsToken { sellerAccount {";
/** A query whose fields lie so deep within each other. */
function nest(depth: number): string {
  const circles = Math.floor((depth - 4) / 2);
  const rest = (depth - 4) % 2 === 0 ? "name" : "mwsToken { kind }";
  const body = `${CIRCLE.repeat(circles)} ${rest} ${"} }".repeat(circles)}`;
  return `{ sellerAccounts { edges { node { ${body} } } } }`;
}

const inHeader = { accept: "application/graphql-response+json" };

it("answers what is 12 fields deep, and refuses 13", async () => {
  expect((await opened.post(nest(12))).body.errors).toBeUndefined();
  const { status, body } = await opened.post(nest(13), {}, inHeader);
  expect(status).toBe(400);
  expect(body.errors?.[0]).toMatchObject({ extensions: { code: "BAD_INPUT" } });
});

it("counts depth through fragments", async () => {
  const source = `{ sellerAccounts { edges { node { ...A } } } }
    fragment A on SellerAccount { ${CIRCLE} ...B } } }
    fragment B on SellerAccount { ${CIRCLE} ...C } } }
    fragment C on SellerAccount { ${CIRCLE} ...D } } }
    fragment D on SellerAccount { ${CIRCLE} ... on SellerAccount { mwsToken { kind } } } } }`;
  const { body } = await opened.post(source);
  expect(body.errors?.[0]?.message).toContain("13 fields deep");
});

it("answers introspection, however deep", async () => {
  const { body } = await opened.post(getIntrospectionQuery({ inputValueDeprecation: true }));
  expect(body.errors).toBeUndefined();
});

it("answers 100 aliases, and refuses 101", async () => {
  const aliased = (count: number) =>
    `{ viewer { ${Array.from({ length: count }, (_, index) => `a${index}: name`).join(" ")} } }`;
  expect((await opened.post(aliased(100))).body.errors).toBeUndefined();
  expect((await opened.post(aliased(101))).body.errors?.[0]?.extensions).toMatchObject({
    code: "BAD_INPUT",
  });
});

it("counts aliases as often as their fragment is spread", async () => {
  const spread = (name: string) => Array.from({ length: 11 }, () => `...${name}`).join(" ");
  const source = `{ viewer { ...A } } fragment A on Viewer { ${spread("B")} }
    fragment B on Viewer { ${Array.from({ length: 10 }, (_, i) => `b${i}: name`).join(" ")} }`;
  expect((await opened.post(source)).body.errors?.[0]?.message).toContain("110 aliases");
});

it("reads 2000 tokens, and refuses 2001", async () => {
  // Twelve tokens stand around the ids, of which there are too many for another reason.
  const long = (tokens: number) => `{ nodes(ids: [${"1 ".repeat(tokens - 12)}]) { id } }`;
  const read = await opened.post(long(2000));
  expect(read.body.errors?.[0]?.message).toContain("at most 100 ids");
  const { status, body } = await opened.post(long(2001), {}, inHeader);
  expect(status).toBe(400);
  expect(body.errors?.[0]?.message).toContain("2000");
});

it("refuses a body above 100 kB, announced or not", async () => {
  const body = JSON.stringify({
    query: "{ viewer { name } }",
    variables: { a: "x".repeat(100_000) },
  });
  const headers = {
    authorization: `Bearer ${opened.apiKey}`,
    "content-type": "application/json",
  };
  for (const announced of [{}, { "content-length": String(body.length) }]) {
    const response = await opened.send({
      method: "POST",
      headers: { ...headers, ...announced },
      body,
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: "BAD_INPUT" } }],
    });
  }
});

it("refuses a batch", async () => {
  const response = await opened.send({
    method: "POST",
    headers: { authorization: `Bearer ${opened.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify([{ query: "{ viewer { name } }" }, { query: "{ viewer { name } }" }]),
  });
  expect(response.status).toBe(400);
});

it("takes a form for what it may be, unless the header says otherwise", async () => {
  const post = (headers: Record<string, string>) =>
    opened.send({
      method: "POST",
      headers: {
        authorization: `Bearer ${opened.apiKey}`,
        "content-type": "application/x-www-form-urlencoded",
        ...headers,
      },
      body: new URLSearchParams({ query: "{ viewer { name } }" }).toString(),
    });
  expect((await post({})).status).toBe(415);
  expect((await post({ "x-graphql-yoga-csrf": "1" })).status).toBe(200);
});

it("answers the variables of a wrong type, and unknown operations, as GraphQL does", async () => {
  const source = "query ($first: Int) { sellerAccounts(first: $first) { totalCount } }";
  const wrong = await opened.post(source, { first: "many" }, inHeader);
  expect(wrong.status).toBe(400);
  expect(wrong.body).not.toHaveProperty("data");
  const date = await opened.post(
    "mutation ($at: DateTime!) { recordMwsTokenRenewal(input: { sellerAccountId: 1, expiresAt: $at }) { __typename } }",
    { at: "2026-02-30T00:00:00Z" },
  );
  expect(date.body.errors?.[0]?.message).toContain("ISO 8601");
  expect(opened.logged).toEqual([]);
});

it("reads pages of 100, and refuses 101", async () => {
  for (const size of ["first", "last"]) {
    const page = (count: number) => `{ sellerAccounts(${size}: ${count}) { totalCount } }`;
    expect((await opened.post(page(100))).body.errors).toBeUndefined();
    expect((await opened.post(page(101))).body.errors?.[0]?.extensions).toMatchObject({
      code: "BAD_INPUT",
    });
  }
});

it("does not say what else there is", async () => {
  for (const source of [
    "{ viewe }",
    "{ viewer { nam } }",
    "{ events(firs: 1) { edges { cursor } } }",
  ]) {
    const message = (await opened.post(source)).body.errors?.[0]?.message;
    expect(message).toMatch(/^(Cannot query field|Unknown argument) /);
    expect(message).not.toContain("Did you mean");
  }
});

it("says where an answer is one that a key has given before", async () => {
  const { workspaceId } = opened;
  const ask = (key: string) =>
    opened.send({
      method: "POST",
      headers: { authorization: `Bearer ${opened.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({
        query: `mutation { a: updateWorkspace(input: { name: "New", idempotencyKey: "${key}" }) { __typename }
          b: updateWorkspace(input: { name: "Newer" }) { __typename } }`,
      }),
    });
  const first = await ask("one");
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect((await first.json()).extensions).not.toHaveProperty("idempotency");
  const again = await ask("one");
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect((await again.json()).extensions.idempotency).toEqual({ replayed: [["a"]] });
  const workspace = await opened.owner.workspace.findUnique({ where: { id: workspaceId } });
  expect(workspace?.name).toBe("Newer");
});
