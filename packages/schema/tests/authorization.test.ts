import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeGlobalId } from "../src/global-id.ts";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";
import { withScopes } from "./with-scopes.ts";

let world: ApiWorld;
let account: InsertedAccount;
beforeAll(async () => {
  world = await createApiWorld();
  account = await insertAccount(world);
});
afterAll(() => world.close());

const TEN_MINUTES_ON = new Date(NOW.getTime() + 10 * 60_000).toISOString();
const SEVEN_DAYS_ON = new Date(NOW.getTime() + 7 * 24 * 60 * 60_000).toISOString();

const START = `mutation ($input: StartAuthorizationInput!) { answer: startAuthorization(input: $input) {
  __typename ... on StartAuthorizationPayload { url expiresAt } ... on Error { message } } }`;
const CREATE = `mutation ($input: CreateRenewLinkInput!) { answer: createRenewLink(input: $input) {
  __typename ... on CreateRenewLinkPayload {
    url renewLink { id status createdAt expiresAt usedAt revokedAt sellerAccount { id } } } } }`;
const REVOKE = `mutation ($input: RevokeRenewLinkInput!) { answer: revokeRenewLink(input: $input) {
  __typename ... on RevokeRenewLinkPayload { renewLink { status revokedAt } } } }`;

interface Answer {
  __typename: string;
  message?: string;
  url?: string;
  renewLink?: { id: string };
}

async function ask(source: string, input: object, as = world.context): Promise<Answer> {
  const { answer } = (await world.read(source, { input }, as)) as { answer: Answer };
  return answer;
}

it("begins an authorization at Amazon's page, and gives the same one for the same key", async () => {
  const input = { sellerAccountId: account.globalId, idempotencyKey: "one" };
  const answer = await ask(START, input);
  expect(answer).toEqual({
    __typename: "StartAuthorizationPayload",
    url: expect.stringMatching(/^https:\/\/seller\.test\/apps\/authorize\/consent\?/),
    expiresAt: TEN_MINUTES_ON,
  });
  expect(new URL(answer.url ?? "").searchParams.get("redirect_uri")).toBe(
    "https://evergrant.test/api/amazon/callback",
  );
  expect(await ask(START, input)).toEqual(answer);
  expect(await world.owner.amazonAuthorization.count()).toBe(1);
  const kept = await world.owner.idempotencyAnswer.findMany();
  const state = new URL(answer.url ?? "").searchParams.get("state") ?? "none";
  expect(JSON.stringify(kept)).not.toContain(state);
});

it("refuses an address to return to that is not allowed, and says where it would be", async () => {
  const input = { sellerAccountId: account.globalId, returnUrl: "https://evil.test/" };
  const { __typename, message } = await ask(START, input);
  expect(__typename).toBe("BadInputError");
  expect(message).toContain("EVERGRANT_RETURN_ORIGINS");
});

it("knows no account or application of another workspace, nor one that never was", async () => {
  const stranger = await world.addViewer();
  const { globalId: sellerAccountId } = account;
  expect((await ask(START, { sellerAccountId }, stranger)).__typename).toBe("NotFoundError");
  expect((await ask(CREATE, { sellerAccountId }, stranger)).__typename).toBe("NotFoundError");
  expect((await ask(START, { sellerAccountId: "x" })).__typename).toBe("NotFoundError");
  const unknown = { region: "NA", name: "A", amazonApplicationId: "x" };
  expect((await ask(START, unknown)).__typename).toBe("NotFoundError");
});

it("connects with accounts:write alone, and renews without it", async () => {
  const as = withScopes(world.context, "tokens:write");
  const created = await ask(START, { region: "NA", name: "New" }, as);
  expect(created).toMatchObject({ __typename: "ForbiddenError" });
  expect(created.message).toContain("accounts:write");
  const renewed = await ask(START, { sellerAccountId: account.globalId }, as);
  expect(renewed.__typename).toBe("StartAuthorizationPayload");
});

it("shows a renew link's address to whoever makes it, again for the same key, and in no list", async () => {
  const input = { sellerAccountId: account.globalId, idempotencyKey: "link" };
  const answer = await ask(CREATE, input);
  expect(answer).toEqual({
    __typename: "CreateRenewLinkPayload",
    url: expect.stringMatching(/^https:\/\/evergrant\.test\/renew\/[\w-]{43}$/),
    renewLink: {
      id: expect.any(String),
      status: "OPEN",
      createdAt: NOW.toISOString(),
      expiresAt: SEVEN_DAYS_ON,
      usedAt: null,
      revokedAt: null,
      sellerAccount: { id: account.globalId },
    },
  });
  expect(await ask(CREATE, input)).toEqual(answer);
  const source = "query ($id: ID!) { sellerAccount(id: $id) { renewLinks { id status } } }";
  const listed = await world.read(source, { id: account.globalId });
  const link = { id: answer.renewLink?.id, status: "OPEN" };
  expect(listed).toEqual({ sellerAccount: { renewLinks: [link] } });
});

it("withdraws a renew link of the workspace's own", async () => {
  const { renewLink } = await ask(CREATE, { sellerAccountId: account.globalId });
  const input = { renewLinkId: renewLink?.id };
  expect((await ask(REVOKE, input, await world.addViewer())).__typename).toBe("NotFoundError");
  const revoked = {
    __typename: "RevokeRenewLinkPayload",
    renewLink: { status: "REVOKED", revokedAt: NOW.toISOString() },
  };
  expect(await ask(REVOKE, input)).toEqual(revoked);
  expect(await ask(REVOKE, input)).toEqual(revoked);
  const ids = [input.renewLinkId, encodeGlobalId("RenewLink", account.id)];
  const source = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
  expect(await world.read(source, { ids })).toEqual({
    nodes: [{ __typename: "RenewLink", id: input.renewLinkId }, null],
  });
});
