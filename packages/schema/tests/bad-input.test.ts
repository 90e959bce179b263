import { BadInputError } from "@evergrant/core";
import type { GraphQLError } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeGlobalId } from "../src/global-id.ts";
import { type ApiWorld, createApiWorld } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";

let world: ApiWorld;
let nameCursor: string;
beforeAll(async () => {
  world = await createApiWorld();
  await insertAccount(world);
  const data = await world.read("{ sellerAccounts { edges { cursor } } }");
  nameCursor = (data as { sellerAccounts: { edges: { cursor: string }[] } }).sellerAccounts.edges[0]
    ?.cursor as string;
});
afterAll(() => world.close());

async function readError(source: string): Promise<GraphQLError | undefined> {
  world.statements.length = 0;
  const { errors } = await world.ask(source);
  return errors?.[0];
}

const text = (value: unknown) => JSON.stringify(value);
const encode = (place: unknown) => text(Buffer.from(JSON.stringify(place)).toString("base64url"));
const ID = "0198a000-0000-7000-8000-000000000000";

it.each([
  ["first below 0", "first: -1"],
  ["first above 100", "first: 101"],
  ["last below 0", "last: -1"],
  ["last above 100", "last: 101"],
  ["first and last", "first: 1, last: 1"],
  ["text that is no cursor", 'after: "nonsense"'],
  ["an empty cursor", 'after: ""'],
  ["a cursor before which is none", 'last: 1, before: "====="'],
  ["a cursor of an unknown order", `after: ${encode(["COLOUR", "red", ID])}`],
  ["a cursor without a uuid", `after: ${encode(["NAME", "Account", "1"])}`],
  ["a cursor with a wrong value", `after: ${encode(["NAME", 1, ID])}`],
  ["a cursor with a wrong status", `orderBy: STATUS, after: ${encode(["STATUS", "GONE", ID])}`],
  ["a cursor with a NUL character", `after: ${encode(["NAME", "\0", ID])}`],
  [
    "a cursor with a wrong date",
    `orderBy: CREATED_AT, after: ${encode(["CREATED_AT", "now", ID])}`,
  ],
  ["a negative number of days", "filter: { expiringWithinDays: -1 }"],
  ["more days than there are dates", "filter: { expiringWithinDays: 2147483647 }"],
  ["a NUL character to search for", `filter: { search: ${text("a\0")} }`],
  ["a token to search for", `filter: { search: ${text("Atzr|IwEBIplantedPlanted")} }`],
  ["a very long text to search for", `filter: { search: ${text("a".repeat(201))} }`],
])("refuses %s before it asks the database", async (_name, args) => {
  const error = await readError(`{ sellerAccounts(${args}) { totalCount } }`);
  expect(error?.originalError).toBeInstanceOf(BadInputError);
  expect(world.statements).toEqual([]);
});

it("refuses a cursor of another order, and one that was changed", async () => {
  for (const order of ["STATUS", "EXPIRES_AT", "CREATED_AT"]) {
    const error = await readError(
      `{ sellerAccounts(orderBy: ${order}, after: ${text(nameCursor)}) { totalCount } }`,
    );
    expect(error?.originalError).toBeInstanceOf(BadInputError);
  }
  const changed = await readError(
    `{ sellerAccounts(after: ${text(`${nameCursor}=`)}) { totalCount } }`,
  );
  expect(changed?.originalError).toBeInstanceOf(BadInputError);
});

it("answers null without an error for ids that were never handed out", async () => {
  const other = await world.addViewer();
  const foreign = await insertAccount({ ...world, context: other });
  const ids = [
    "",
    "nonsense",
    "🦆",
    ID,
    encodeGlobalId("SellerAccount", "1"),
    encodeGlobalId("SellerAccount", "'; DROP TABLE"),
    encodeGlobalId("SellerAccount", ID.toUpperCase()),
    encodeGlobalId("Colour", ID),
    encodeGlobalId("__proto__", ID),
    encodeGlobalId("SellerAccount", ID),
    encodeGlobalId("MwsToken", foreign.tokenId),
    encodeGlobalId("ReviewAutomation", foreign.automationId),
    encodeGlobalId("Workspace", other.actor.workspaceId),
    foreign.globalId,
  ];
  for (const id of ids) {
    const source = "query ($id: ID!) { node(id: $id) { id } sellerAccount(id: $id) { id } }";
    expect(await world.read(source, { id })).toEqual({ node: null, sellerAccount: null });
  }
  expect(await world.read("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids })).toEqual({
    nodes: ids.map(() => null),
  });
});

it("refuses more than 100 nodes at once", async () => {
  const ids = Array.from({ length: 101 }, () => "x");
  const error = await readError(`{ nodes(ids: ${text(ids)}) { id } }`);
  expect(error?.originalError).toBeInstanceOf(BadInputError);
});

it("refuses events after what is no cursor, of what is no account", async () => {
  for (const args of [
    'after: "x"',
    'before: ""',
    "first: 101",
    'filter: { sellerAccountIds: ["x"] }',
  ]) {
    const error = await readError(`{ events(${args}) { edges { cursor } } }`);
    expect(error?.originalError).toBeInstanceOf(BadInputError);
  }
});
