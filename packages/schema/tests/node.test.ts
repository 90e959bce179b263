import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeGlobalId } from "../src/global-id.ts";
import { type ApiWorld, createApiWorld } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

it("reads nodes of every type in the order asked for, a statement for each type", async () => {
  const first = await insertAccount(world, { account: { name: "First" } });
  const second = await insertAccount(world, { account: { name: "Second" } });
  const ids = [
    encodeGlobalId("ReviewAutomation", first.automationId),
    second.globalId,
    encodeGlobalId("MwsToken", second.tokenId),
    first.globalId,
    encodeGlobalId("Workspace", world.context.actor.workspaceId),
    first.globalId,
  ];
  world.statements.length = 0;
  const data = await world.read(
    `query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        id
        ... on SellerAccount { name hasAlert mwsToken { lastFour } }
        ... on MwsToken { sellerAccount { name } verification }
        ... on ReviewAutomation { sellerAccount { name } disabledBy }
        ... on Workspace { name restoreAutomation }
      }
    }`,
    { ids },
  );
  const account = { __typename: "SellerAccount", hasAlert: false, mwsToken: { lastFour: "last" } };
  expect(data).toEqual({
    nodes: [
      {
        __typename: "ReviewAutomation",
        id: ids[0],
        sellerAccount: { name: "First" },
        disabledBy: "DEFAULT",
      },
      { ...account, id: ids[1], name: "Second" },
      {
        __typename: "MwsToken",
        id: ids[2],
        sellerAccount: { name: "Second" },
        verification: "VERIFIED",
      },
      { ...account, id: ids[3], name: "First" },
      { __typename: "Workspace", id: ids[4], name: "Workspace", restoreAutomation: false },
      { ...account, id: ids[5], name: "First" },
    ],
  });
  expect(world.statements).toHaveLength(4);
});

it("reads one account, several times under several names, in one statement each place", async () => {
  const { globalId } = await insertAccount(world);
  world.statements.length = 0;
  const data = await world.read(
    `query ($id: ID!) {
      a: sellerAccount(id: $id) { name }
      b: sellerAccount(id: $id) { region mwsToken { sellerAccount { reviewAutomation { status } } } }
    }`,
    { id: globalId },
  );
  expect(data).toEqual({
    a: { name: "Account" },
    b: {
      region: "NA",
      mwsToken: { sellerAccount: { reviewAutomation: { status: "DISABLED" } } },
    },
  });
  expect(world.statements).toHaveLength(2);
});

it("says who is asking", async () => {
  expect(await world.read("{ viewer { name scopes workspace { name } } }")).toEqual({
    viewer: {
      name: "Key of the test",
      scopes: [...world.context.viewer.scopes].sort(),
      workspace: { name: "Workspace" },
    },
  });
});
