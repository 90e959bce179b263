import { ForbiddenError, type Scope } from "@evergrant/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";
import { withScopes } from "./with-scopes.ts";

let world: ApiWorld;
let account: InsertedAccount;
beforeAll(async () => {
  world = await createApiWorld();
  account = await insertAccount(world, {
    token: { status: "DISABLED", disabledReason: "REVOKED", kind: "MWS_AUTH_TOKEN" },
  });
});
afterAll(() => world.close());

const asHolderOf = (...scopes: Scope[]) => withScopes(world.context, ...scopes);

it.each([
  ["sellerAccounts", "{ sellerAccounts { totalCount } }"],
  ["sellerAccount", '{ sellerAccount(id: "x") { id } }'],
  ["node", '{ node(id: "x") { id } }'],
  ["nodes", '{ nodes(ids: ["x"]) { id } }'],
  ["events", "{ events { edges { cursor } } }"],
])("lets nobody read %s without its scope", async (_name, source) => {
  const { errors } = await world.ask(source, {}, asHolderOf("accounts:write", "tokens:write"));
  expect(errors?.[0]?.originalError).toBeInstanceOf(ForbiddenError);
});

it("lets events be read without the accounts they concern", async () => {
  const { workspaceId } = world.context.actor;
  await world.owner.event.create({
    data: {
      workspaceId,
      position: 1,
      id: account.id,
      type: "TOKEN_DISABLED",
      occurredAt: NOW,
      sellerAccountId: account.id,
      actorKind: "SYSTEM",
      data: { from: "ENABLED", to: "DISABLED", reason: "REVOKED" },
      hash: new Uint8Array(32),
    },
  });
  const viewer = asHolderOf("events:read");
  const told = "edges { node { type ... on MwsTokenStatusChanged { from to reason } } }";
  expect(await world.read(`{ events { ${told} } }`, {}, viewer)).toEqual({
    events: {
      edges: [
        { node: { type: "TOKEN_DISABLED", from: "ENABLED", to: "DISABLED", reason: "REVOKED" } },
      ],
    },
  });
  const { errors } = await world.ask(
    "{ events { edges { node { sellerAccount { name } ... on MwsTokenStatusChanged { mwsToken { id } } } } } }",
    {},
    viewer,
  );
  expect(errors?.map(({ originalError }) => originalError)).toEqual([
    expect.any(ForbiddenError),
    expect.any(ForbiddenError),
  ]);
});

const input = () => `sellerAccountId: "${account.globalId}"`;
it.each([
  [
    "connectSellerAccount",
    "accounts:write",
    () => 'name: "A", sellingPartnerId: "A", region: NA, token: "t"',
  ],
  ["renameSellerAccount", "accounts:write", () => `${input()}, name: "B"`],
  ["disconnectSellerAccount", "accounts:write", input],
  ["enableMwsToken", "tokens:write", () => `${input()}, token: "t"`],
  ["verifyMwsToken", "tokens:write", input],
  ["disableMwsToken", "tokens:write", input],
  ["recordMwsTokenRenewal", "tokens:write", () => `${input()}, expiresAt: "2027-01-01T00:00:00Z"`],
  ["startAuthorization", "tokens:write", input],
  ["createRenewLink", "tokens:write", input],
  ["revokeRenewLink", "tokens:write", () => 'renewLinkId: "x"'],
  ["enableReviewAutomation", "automation:write", input],
  ["disableReviewAutomation", "automation:write", input],
  ["updateWorkspace", "workspace:write", () => 'name: "C"'],
])("refuses %s without %s, by a member of its union", async (mutation, scope, makeInput) => {
  const others = asHolderOf(...[...world.context.viewer.scopes].filter((has) => has !== scope));
  const source = `mutation { answer: ${mutation}(input: { ${makeInput()} }) {
    __typename ... on Error { code message retryable } } }`;
  expect(await world.read(source, {}, others)).toEqual({
    answer: {
      __typename: "ForbiddenError",
      code: "FORBIDDEN",
      message: expect.stringContaining(scope),
      retryable: false,
    },
  });
});

it("refuses each item of a bulk mutation", async () => {
  const source = `mutation { verifyMwsTokens(input: { sellerAccountIds: ["${account.globalId}", "x"] }) {
    sellerAccountId result { __typename } } }`;
  const result = { __typename: "ForbiddenError" };
  expect(await world.read(source, {}, asHolderOf("accounts:read"))).toEqual({
    verifyMwsTokens: [
      { sellerAccountId: account.globalId, result },
      { sellerAccountId: "x", result },
    ],
  });
});

it("says of each next action where it is done, and whether the viewer may", async () => {
  const source = `{ sellerAccount(id: "${account.globalId}") {
    nextActions { kind url allowed reason until } } }`;
  const manageApps = { url: "https://seller.test/NA/apps/manage", allowed: true, reason: null };
  expect(await world.read(source, {}, asHolderOf("accounts:read"))).toEqual({
    sellerAccount: {
      nextActions: [
        { kind: "ENABLE_IN_SELLER_CENTRAL", ...manageApps, until: null },
        { kind: "VIEW_TOKEN_IN_SELLER_CENTRAL", ...manageApps, until: null },
        {
          kind: "ENABLE_MWS_TOKEN",
          url: null,
          allowed: false,
          reason: expect.stringContaining("tokens:write"),
          until: null,
        },
      ],
    },
  });
});
