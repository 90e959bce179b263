import { makeGrant } from "@evergrant/testkit/scripted-amazon";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiWorld, createApiWorld } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";

const TOKEN = "Atzr|IwEB0123456789abcdefghijlast";
const DEAD_TOKEN = "Atzr|IwEB0123456789abcdefghijdead";
const US = "ATVPDKIKX0DER";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
  world.amazon.grants.set(TOKEN, makeGrant());
});
afterAll(() => world.close());

/** Does one mutation; answers its result with whatever the client selects of it. */
async function mutate(mutation: string, input: object, selection = ""): Promise<unknown> {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const data = await world.read(
    `mutation ($input: ${inputType}) { result: ${mutation}(input: $input) {
      __typename ... on Error { code message retryable } ${selection} } }`,
    { input },
  );
  return (data as { result: unknown }).result;
}

const CONNECT = { name: "Shop", sellingPartnerId: "A2EUQ1WTGCTBG2", region: "NA" };
const CONNECTED = `... on ConnectSellerAccountPayload { sellerAccount {
  id name sellingPartnerId region marketplaces { id }
  mwsToken { status lastFour expiresAt expirySource } reviewAutomation { status disabledBy } } }`;

async function connect(sellingPartnerId: string, token: string): Promise<string> {
  world.amazon.grants.set(token, makeGrant());
  const result = await mutate(
    "connectSellerAccount",
    { ...CONNECT, sellingPartnerId, token },
    CONNECTED,
  );
  return (result as { sellerAccount: { id: string } }).sellerAccount.id;
}

it("connects an account, and answers what the client selects of it", async () => {
  const input = { ...CONNECT, token: `"${TOKEN}\n"`, expiresAt: "2026-06-01T02:00:00+02:00" };
  expect(await mutate("connectSellerAccount", input, CONNECTED)).toEqual({
    __typename: "ConnectSellerAccountPayload",
    sellerAccount: {
      id: expect.any(String),
      name: "Shop",
      sellingPartnerId: "A2EUQ1WTGCTBG2",
      region: "NA",
      marketplaces: [{ id: US }],
      mwsToken: {
        status: "ENABLED",
        lastFour: "last",
        expiresAt: "2026-06-01T00:00:00.000Z",
        expirySource: "USER",
      },
      reviewAutomation: { status: "DISABLED", disabledBy: "DEFAULT" },
    },
  });
});

it("answers each refusal as its own type, without echoing the token", async () => {
  const refused = await mutate("connectSellerAccount", {
    ...CONNECT,
    token: "Atza|secret-of-mine",
  });
  expect(refused).toMatchObject({ __typename: "TokenMalformedError", code: "TOKEN_MALFORMED" });
  expect(JSON.stringify(refused)).not.toContain("secret-of-mine");
  expect(await mutate("connectSellerAccount", { ...CONNECT, token: DEAD_TOKEN })).toMatchObject({
    __typename: expect.stringMatching(/^(TokenRejected|Conflict)Error$/),
  });
});

it("says the same of an unknown account, of another workspace's, and of what is no id", async () => {
  const other = await world.addViewer();
  const foreign = await insertAccount({ ...world, context: other });
  const answers = await Promise.all(
    [foreign.globalId, foreign.id, "", "U2VsbGVyQWNjb3VudDox"].map((sellerAccountId) =>
      mutate("verifyMwsToken", { sellerAccountId }),
    ),
  );
  expect(answers[0]).toMatchObject({ __typename: "NotFoundError", code: "NOT_FOUND" });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

it("gives the first answer again for the same idempotency key, and refuses another input", async () => {
  const token = "Atzr|IwEB0123456789abcdefghijidem";
  world.amazon.grants.set(token, makeGrant());
  const input = { ...CONNECT, sellingPartnerId: "AIDEMPOTENT01", token, idempotencyKey: "key-1" };
  const first = await mutate("connectSellerAccount", input, CONNECTED);
  expect(await mutate("connectSellerAccount", input, CONNECTED)).toEqual(first);
  expect(await mutate("connectSellerAccount", { ...input, name: "Other" })).toMatchObject({
    __typename: "IdempotencyMismatchError",
  });
  for (const idempotencyKey of ["", "k".repeat(256), "\0"]) {
    expect(await mutate("connectSellerAccount", { ...input, idempotencyKey })).toMatchObject({
      __typename: "BadInputError",
    });
  }
});

it("says CONFLICT where an account that a key once answered is gone, and repeats its going", async () => {
  const token = "Atzr|IwEB0123456789abcdefghijgone";
  world.amazon.grants.set(token, makeGrant());
  const input = { ...CONNECT, sellingPartnerId: "AGONE00000001", token, idempotencyKey: "gone-1" };
  const first = await mutate("connectSellerAccount", input, CONNECTED);
  const sellerAccountId = (first as { sellerAccount: { id: string } }).sellerAccount.id;
  const going = { sellerAccountId, idempotencyKey: "gone-2" };
  const GONE = "... on DisconnectSellerAccountPayload { sellerAccountId }";
  const gone = await mutate("disconnectSellerAccount", going, GONE);
  expect(gone).toMatchObject({ sellerAccountId });
  expect(await mutate("disconnectSellerAccount", going, GONE)).toEqual(gone);
  expect(await mutate("connectSellerAccount", input)).toMatchObject({
    __typename: "ConflictError",
  });
});

it("renames, switches off, switches on again and disconnects", async () => {
  const token = "Atzr|IwEB0123456789abcdefghijlife";
  const sellerAccountId = await connect("ALIFE00000001", token);
  const state =
    "sellerAccount { name mwsToken { status disabledReason } reviewAutomation { status } }";
  const read = async (mutation: string, input: object) => {
    const payload = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Payload`;
    return mutate(mutation, { sellerAccountId, ...input }, `... on ${payload} { ${state} }`);
  };
  expect(await read("renameSellerAccount", { name: "New" })).toMatchObject({
    sellerAccount: { name: "New" },
  });
  expect(await read("enableReviewAutomation", { marketplaceIds: [US] })).toMatchObject({
    sellerAccount: { reviewAutomation: { status: "ENABLED" } },
  });
  expect(await read("disableMwsToken", {})).toMatchObject({
    sellerAccount: {
      mwsToken: { status: "DISABLED", disabledReason: "USER" },
      reviewAutomation: { status: "DISABLED" },
    },
  });
  expect(await read("enableReviewAutomation", {})).toMatchObject({
    __typename: "TokenDisabledError",
  });
  expect(await read("recordMwsTokenRenewal", { expiresAt: "2027-01-01T00:00:00Z" })).toMatchObject({
    __typename: "TokenDisabledError",
  });
  expect(await read("enableMwsToken", { token })).toMatchObject({
    sellerAccount: { mwsToken: { status: "ENABLED" }, reviewAutomation: { status: "DISABLED" } },
  });
  expect(await read("disableReviewAutomation", {})).toMatchObject({
    __typename: "DisableReviewAutomationPayload",
  });
  expect(
    await mutate(
      "disconnectSellerAccount",
      { sellerAccountId },
      "... on DisconnectSellerAccountPayload { sellerAccountId }",
    ),
  ).toEqual({ __typename: "DisconnectSellerAccountPayload", sellerAccountId });
  expect(await world.read(`{ sellerAccount(id: "${sellerAccountId}") { id } }`)).toEqual({
    sellerAccount: null,
  });
});

it("verifies a token that turns out dead, and answers its payload", async () => {
  const token = "Atzr|IwEB0123456789abcdefghijgone";
  const sellerAccountId = await connect("AGONE00000001", token);
  world.amazon.grants.set(token, makeGrant({ exchange: "invalid_grant" }));
  const selection = "... on VerifyMwsTokenPayload { mwsToken { status verification } }";
  expect(await mutate("verifyMwsToken", { sellerAccountId }, selection)).toEqual({
    __typename: "VerifyMwsTokenPayload",
    mwsToken: { status: "ENABLED", verification: "DEGRADED" },
  });
});

it("works on many accounts, each for itself, in the order given", async () => {
  const token = "Atzr|IwEB0123456789abcdefghijmany";
  const id = await connect("AMANY00000001", token);
  const data = await world.read(
    `mutation ($input: EnableMwsTokensInput!) { enableMwsTokens(input: $input) {
      sellerAccountId result { __typename ... on EnableMwsTokenPayload { mwsToken { lastFour } } } } }`,
    {
      input: {
        items: [
          { sellerAccountId: "x", token },
          { sellerAccountId: id, token: "" },
          { sellerAccountId: id, token },
        ],
      },
    },
  );
  expect(data).toEqual({
    enableMwsTokens: [
      { sellerAccountId: "x", result: { __typename: "NotFoundError" } },
      { sellerAccountId: id, result: { __typename: "TokenMalformedError" } },
      {
        sellerAccountId: id,
        result: { __typename: "EnableMwsTokenPayload", mwsToken: { lastFour: "many" } },
      },
    ],
  });
  const sellerAccountIds = Array.from({ length: 101 }, () => id);
  const { errors } = await world.ask(
    "mutation ($ids: [ID!]!) { verifyMwsTokens(input: { sellerAccountIds: $ids }) { sellerAccountId } }",
    { ids: sellerAccountIds },
  );
  expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT" });
});

it("changes the workspace", async () => {
  const selection = "... on UpdateWorkspacePayload { workspace { name restoreAutomation } }";
  expect(await mutate("updateWorkspace", { restoreAutomation: true }, selection)).toEqual({
    __typename: "UpdateWorkspacePayload",
    workspace: { name: "Workspace", restoreAutomation: true },
  });
});
