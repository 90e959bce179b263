import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

const inHeader = { accept: "application/graphql-response+json" };
const page = (args: string, node = "name") =>
  `sellerAccounts${args} { edges { node { ${node} } } }`;

/** What the answer says that a request cost. */
async function priceOf(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { body } = await opened.post(query, variables);
  return body.extensions?.cost;
}

const FRAGMENT = `fragment A on SellerAccount { mwsToken { kind } }`;
const bulk = (count: number) => ({
  ids: Array.from({ length: count }, (_, index) => `id-${index}`),
});

it.each<[string, number, string, Record<string, unknown>?]>([
  ["nothing but a name", 1, "{ __typename }"],
  ["an object", 1, "{ viewer { name scopes } }"],
  ["an object within an object", 2, "{ viewer { workspace { name __typename } } }"],
  ["a page: its size times its node", 50, `{ ${page("(first: 50)")} }`],
  ["a page from the back", 7, `{ ${page("(last: 7)")} }`],
  ["a page of the size by default", 20, `{ ${page("")} }`],
  [
    "a page's total and place, for nothing",
    5,
    "{ sellerAccounts(first: 5) { totalCount pageInfo { endCursor } edges { node { id } } } }",
  ],
  ["a page by a variable", 30, `query ($n: Int) { ${page("(first: $n)")} }`, { n: 30 }],
  ["a page by a variable's default", 9, `query ($n: Int = 9) { ${page("(first: $n)")} }`],
  ["a page of null", 20, `{ ${page("(first: null)")} }`],
  [
    "what stands below a node, as often as the node",
    30,
    `{ ${page("(first: 10)", "mwsToken { sellerAccount { name } }")} }`,
  ],
  ["each alias", 40, `{ a: ${page("(first: 20)")} b: ${page("(first: 20)")} }`],
  [
    "a fragment, as often as it is spread",
    30,
    `{ ${page("(first: 10)", "...A ...A")} } ${FRAGMENT}`,
  ],
  [
    "the operation that is meant",
    3,
    `query A { ${page("(first: 90)")} } query B { ${page("(first: 3)")} }`,
  ],
  ["lists without pages", 18, `{ ${page("(first: 3)", "marketplaces { id }")} }`],
  [
    "links within links, without end",
    1 + 100 * (1 + 1),
    `{ sellerAccount(id: 1) { renewLinks { sellerAccount { name } } } }`,
  ],
  ["the people of a workspace", 200 + 200, "{ members { name } invitations { status } }"],
  ["a page of events", 100, "{ events(first: 100) { edges { cursor node { id } } } }"],
  [
    "a page of keys, and what they were rotated into",
    100 * 3,
    "{ apiKeys(first: 100) { edges { node { replacedBy { replacedBy { id } } } } } }",
  ],
  ["the seals that are asked for", 100, "{ auditSeals(last: 100) { position } }"],
  ["seals that are refused", 1, "{ auditSeals(first: -9000) { position } }"],
  [
    "the steps of an explanation",
    1 + 50 * (1 + 1 + 1),
    "{ explain(sellerAccountId: 1) { steps { event { sellerAccount { name } } } } }",
  ],
  ["ids, each", 3, "{ nodes(ids: [1, 2, 3]) { id } }"],
  ["a mutation", 10, `mutation { updateWorkspace(input: {}) { __typename } }`],
  [
    "a mutation and what it answers",
    11,
    `mutation { updateWorkspace(input: {}) { ... on UpdateWorkspacePayload { workspace { name } } } }`,
  ],
  [
    "a mutation of many",
    10 * 30,
    `mutation ($ids: [ID!]!) { verifyMwsTokens(input: { sellerAccountIds: $ids }) { result { __typename } } }`,
    bulk(30),
  ],
  ["nothing more for the rate limit", 1, "{ viewer { name } rateLimit { limit } }"],
])("counts %s", async (_what, requested, query, variables) => {
  // B is the second of two.
  const response = await opened.send({
    method: "POST",
    headers: { authorization: `Bearer ${opened.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({
      query,
      variables,
      ...(query.includes("query B") && { operationName: "B" }),
    }),
  });
  const { extensions } = await response.json();
  expect(extensions.cost).toEqual({ requested, limit: 5000 });
});

it("answers what costs 5000 points, and refuses 5001 before anything is executed", async () => {
  const costs = (rest: number) =>
    `{ ${Array.from({ length: 49 }, (_, index) => `a${index}: ${page("(first: 100)")}`).join(" ")}
       ${page(`(first: ${rest})`)} ${page("(first: 1)").replace("seller", "b: seller")} }`;
  const { body } = await opened.post(costs(99));
  expect(body.errors).toBeUndefined();
  expect(body.extensions?.cost).toEqual({ requested: 5000, limit: 5000 });
  const refused = await opened.post(costs(100), {}, inHeader);
  expect(refused.status).toBe(400);
  expect(refused.body).toMatchObject({
    errors: [{ extensions: { code: "COST_EXCEEDED" } }],
    extensions: { cost: { requested: 5001, limit: 5000 } },
  });
  expect(refused.body).not.toHaveProperty("data");
});

it("does not let lists within lists multiply for nothing", async () => {
  const query = "{ sellerAccount(id: 1) { renewLinks { sellerAccount { renewLinks { id } } } } }";
  const { body } = await opened.post(query);
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: "COST_EXCEEDED" });
});

it.each([
  ["leaves out", "@skip(if: true)"],
  ["would refuse", ""],
])("executes nothing beside a field that it cannot price, and %s", async (_what, directive) => {
  const links = "renewLinks { sellerAccount { renewLinks { id } } }";
  const query = `query ($ids: [ID!] = []) { nodes(ids: $ids) ${directive} { id } ${page("(first: 100)", links)} }`;
  const { status, body } = await opened.post(query, { ids: null }, inHeader);
  expect(status).toBe(400);
  expect(body).toMatchObject({
    errors: [{ extensions: { code: "BAD_INPUT" } }],
    extensions: { cost: { requested: 1, limit: 5000 } },
  });
  expect(body).not.toHaveProperty("data");
  expect((await opened.post(query, { ids: [] })).body.errors?.[0]?.extensions).toMatchObject({
    code: "COST_EXCEEDED",
  });
});

it("says a cost also of what was refused before it could be priced", async () => {
  expect(await priceOf("{ nonsense }")).toEqual({ requested: 1, limit: 5000 });
  expect(await priceOf("{")).toEqual({ requested: 1, limit: 5000 });
  expect(
    await priceOf("query ($n: Int) { sellerAccounts(first: $n) { totalCount } }", { n: "x" }),
  ).toEqual({ requested: 1, limit: 5000 });
});

it("reads the settings page of a hundred accounts within one request", async () => {
  const account = `id name marketplaces { id } mwsToken { status expiresAt } reviewAutomation { status }
    hasAlert nextActions { kind url }`;
  const { body } = await opened.post(`{ ${page("(first: 100, orderBy: EXPIRES_AT)", account)} }`);
  expect(body.errors).toBeUndefined();
});

it("says the cost of an event with each event", async () => {
  const { workspaceId } = opened;
  await opened.owner.workspaceLog.update({ where: { workspaceId }, data: { position: 0 } });
  const response = await opened.send({
    method: "POST",
    headers: {
      authorization: `Bearer ${opened.apiKey}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({
      query: 'subscription { events(after: "no cursor") { id sellerAccount { name } } }',
    }),
  });
  expect(await response.text()).toContain('"cost":{"requested":2,"limit":5000}');
});
