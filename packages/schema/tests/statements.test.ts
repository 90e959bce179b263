import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiWorld, createApiWorld } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
  await insertAccount(world);
});
afterAll(() => world.close());

const ACCOUNT = `
  id name sellingPartnerId sellerProven region marketplaces { id countryCode name }
  mwsToken { id status disabledReason verification kind lastFour authorizedAt expiresAt expirySource
    expiringSoon statusChangedAt lastVerifiedAt sellerAccount { id name hasAlert mwsToken { status } } }
  again: mwsToken { lastFour }
  reviewAutomation { id status disabledBy statusChangedAt sellerAccount { name } }
  hasAlert nextActions { kind url allowed reason until } lastSyncedAt createdAt`;
const SETTINGS_PAGE = `query ($orderBy: SellerAccountOrder, $filter: SellerAccountFilter) {
  sellerAccounts(first: 100, orderBy: $orderBy, filter: $filter) {
    totalCount
    edges { cursor node { ${ACCOUNT} } }
    more: edges { node { name mwsToken { kind } } }
    pageInfo { hasNextPage }
  }
}`;

async function readStatements(variables: Record<string, unknown>): Promise<string[]> {
  world.statements.length = 0;
  await world.read(SETTINGS_PAGE, variables);
  return [...world.statements].sort();
}

it("reads a page of accounts with all that belongs to them in two statements", async () => {
  const ofOne = await readStatements({ orderBy: "NAME" });
  expect(ofOne).toHaveLength(2);
  expect(ofOne).toMatchSnapshot();
  for (let index = 0; index < 99; index += 1) {
    await insertAccount(world, { account: { name: `Account ${index}` } });
  }
  expect(await readStatements({ orderBy: "NAME" })).toEqual(ofOne);
});

it.each(["NAME", "CREATED_AT", "EXPIRES_AT", "STATUS"])(
  "needs no more than two statements in the order %s, filtered",
  async (orderBy) => {
    const filter = { hasAlert: false, search: "ACC", tokenStatus: "ENABLED" };
    expect(await readStatements({ orderBy, filter })).toHaveLength(2);
  },
);

it("does not count what nobody asked to be counted", async () => {
  world.statements.length = 0;
  await world.read("{ sellerAccounts { edges { node { name } } } }");
  expect(world.statements).toHaveLength(1);
});
