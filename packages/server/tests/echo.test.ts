import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenServer, openServer } from "./open-server.ts";

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

const TOKEN = 'Atzr|IwEB-secret; at "input.secret"; secret';
const LITERAL = JSON.stringify(TOKEN);
const ENABLE =
  "mutation ($input: EnableMwsTokenInput!) { enableMwsToken(input: $input) { __typename } }";
const enableLiteral = (input: string) =>
  `mutation ($a: ID!) { enableMwsToken(input: {${input}}) { __typename } }`;

it.each<[string, string, Record<string, unknown>]>([
  ["beside a missing field", ENABLE, { input: { token: TOKEN } }],
  ["beside an unknown field", ENABLE, { input: { sellerAccountId: "x", token: TOKEN, more: 1 } }],
  ["as a field's name", ENABLE, { input: { sellerAccountId: "x", token: "", [TOKEN]: 1 } }],
  ["in a list", ENABLE, { input: { sellerAccountId: "x", token: [TOKEN] } }],
  ["in place of an object", ENABLE, { input: TOKEN }],
  ["in place of a date", ENABLE, { input: { sellerAccountId: "x", token: "", expiresAt: TOKEN } }],
  ["in a literal list", enableLiteral(`sellerAccountId: $a, token: [${LITERAL}]`), { a: "x" }],
  [
    "in a literal without its variable",
    enableLiteral(`sellerAccountId: $a, token: ${LITERAL}`),
    {},
  ],
  [
    "in place of an object, literally",
    `mutation { enableMwsToken(input: ${LITERAL}) { __typename } }`,
    {},
  ],
  ["in place of an enum", `{ events(filter: { types: [${LITERAL}] }) { edges { cursor } } }`, {}],
  [
    "in place of a variable enum",
    "query ($t: EventType!) { events(filter: { types: [$t] }) { edges { cursor } } }",
    { t: TOKEN },
  ],
  ["in place of a number", `{ events(first: ${LITERAL}) { edges { cursor } } }`, {}],
  ["in place of a name", `{ events(${LITERAL}: 1) { edges { cursor } } }`, {}],
  ["spelled as a field", `{ IwEB${"secret".repeat(7)} }`, {}],
  ["spelled as a short field", "{ IwEBsecret0123456789 }", {}],
  ["spelled as a variable", `query ($IwEB${"secret".repeat(7)}: ID!) { viewer { id } }`, {}],
  ["as a block in place of a name", `{ """${TOKEN}""" }`, {}],
])("refuses a token %s without repeating it", async (_name, query, variables) => {
  const { body } = await opened.post(query, variables);
  expect(body.errors?.[0]?.message).toMatch(/\w/);
  expect(JSON.stringify(body)).not.toMatch(/IwEB|secret/);
  expect(opened.logged).toEqual([]);
});

it.each([`{"query":"{a}","variables":{"token":${LITERAL}x}}`, `x${TOKEN}`, `{"query":"${TOKEN}"`])(
  "refuses a body that is no JSON without repeating it: %s",
  async (body) => {
    const response = await opened.send({
      method: "POST",
      headers: { authorization: `Bearer ${opened.apiKey}`, "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/IwEB|secret|Atzr/);
  },
);

it("still says which variable is wrong, where and why", async () => {
  const { body } = await opened.post(ENABLE, { input: { sellerAccountId: "x", token: [TOKEN] } });
  expect(body.errors?.[0]?.message).toBe(
    'Variable "$input" got an invalid value at "input.token"; String cannot represent a non string value.',
  );
});
