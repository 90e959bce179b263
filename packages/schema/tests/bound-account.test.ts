import {
  depsOf,
  ForbiddenError,
  isAccountOperation,
  OPERATION_SCOPES,
  type Operation,
  scopeOf,
} from "@evergrant/core";
import { senderOf } from "@evergrant/testkit/viewer";
import { createSourceEventStream, parse } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { Following } from "../src/event/following.ts";
import { encodeGlobalId } from "../src/global-id.ts";
import { schema } from "../src/schema.ts";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { appendTestEvents } from "./append-test-events.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";
import { readFollowing } from "./read-following.ts";

let world: ApiWorld;
let own: InsertedAccount;
let foreign: InsertedAccount;
/** May do everything, but with one account alone. */
let bound: Context;
beforeAll(async () => {
  world = await createApiWorld();
  own = await insertAccount(world, { account: { name: "Own" } });
  foreign = await insertAccount(world, { account: { name: "Foreign" } });
  const sender = senderOf(world.context.actor.workspaceId, { sellerAccountId: own.id });
  const deps = depsOf(world.installation, scopeOf(sender.viewer));
  bound = { ...world.context, ...sender, deps };
  await appendTestEvents(world, [own, foreign]);
});
afterAll(() => world.close());

it("sees its account in every list, and no other", async () => {
  for (const orderBy of ["NAME", "CREATED_AT", "EXPIRES_AT", "STATUS"]) {
    const source = `{ sellerAccounts(orderBy: ${orderBy}) { totalCount edges { node { name } } } }`;
    expect(await world.read(source, {}, bound)).toEqual({
      sellerAccounts: { totalCount: 1, edges: [{ node: { name: "Own" } }] },
    });
  }
});

it("finds no other account, nor what belongs to it, by any id", async () => {
  const { workspaceId } = world.context.actor;
  const linkId = "0198c5f0-0000-7000-8000-0000000000aa";
  await world.owner.renewLink.create({
    data: {
      ...{ workspaceId, id: linkId, sellerAccountId: foreign.id },
      ...{ hash: Buffer.from("hash"), createdAt: NOW, expiresAt: NOW },
    },
  });
  const read = (id: string) =>
    world.read(`{ one: node(id: "${id}") { id } many: nodes(ids: ["${id}"]) { id } }`, {}, bound);
  const ids = [
    foreign.globalId,
    encodeGlobalId("MwsToken", foreign.tokenId),
    encodeGlobalId("ReviewAutomation", foreign.automationId),
    encodeGlobalId("RenewLink", linkId),
    encodeGlobalId("AmazonApplication", world.applicationId),
  ];
  for (const id of ids) expect(await read(id)).toEqual({ one: null, many: [null] });
  for (const id of [own.globalId, encodeGlobalId("MwsToken", own.tokenId)])
    expect(await read(id)).toEqual({ one: { id }, many: [{ id }] });
  const one = (id: string) => world.read(`{ sellerAccount(id: "${id}") { name } }`, {}, bound);
  expect(await one(foreign.globalId)).toEqual({ sellerAccount: null });
  expect(await one(own.globalId)).toEqual({ sellerAccount: { name: "Own" } });
  const revoke = `mutation { revokeRenewLink(input: { renewLinkId: "${encodeGlobalId("RenewLink", linkId)}" }) {
    ... on Error { code } } }`;
  expect(await world.read(revoke, {}, bound)).toEqual({ revokeRenewLink: { code: "NOT_FOUND" } });
});

it.each([
  ["renameSellerAccount", 'name: "Mine"'],
  ["disconnectSellerAccount", ""],
  ["enableMwsToken", 'token: "Atzr|IwEB0123456789abcdefghij"'],
  ["verifyMwsToken", ""],
  ["disableMwsToken", ""],
  ["recordMwsTokenRenewal", 'expiresAt: "2027-01-01T00:00:00Z"'],
  ["startAuthorization", ""],
  ["createRenewLink", ""],
  ["enableReviewAutomation", "backlog: ONLY_NEW"],
  ["disableReviewAutomation", ""],
])("is answered by %s about another account as about an unknown one", async (mutation, rest) => {
  const ask = (id: string) =>
    world.read(
      `mutation { answer: ${mutation}(input: { sellerAccountId: "${id}", ${rest} }) {
        __typename ... on Error { code message } } }`,
      {},
      bound,
    );
  const unknown = await ask(
    encodeGlobalId("SellerAccount", "0198c5f0-0000-7000-8000-0000000000ff"),
  );
  expect(unknown).toMatchObject({ answer: { code: "NOT_FOUND" } });
  expect(await ask(foreign.globalId)).toEqual(unknown);
});

it("changes its own account, and of many its own alone", async () => {
  const rename = `mutation { renameSellerAccount(input: { sellerAccountId: "${own.globalId}", name: "Own" }) {
    ... on RenameSellerAccountPayload { sellerAccount { name } } } }`;
  expect(await world.read(rename, {}, bound)).toEqual({
    renameSellerAccount: { sellerAccount: { name: "Own" } },
  });
  const many = `mutation { verifyMwsTokens(input: { sellerAccountIds: ["${foreign.globalId}"] }) {
    result { ... on Error { code } } } }`;
  expect(await world.read(many, {}, bound)).toEqual({
    verifyMwsTokens: [{ result: { code: "NOT_FOUND" } }],
  });
});

const ofForeign = () => `sellerAccountIds: ["${foreign.globalId}"]`;

it("reads the events of its account alone", async () => {
  const read = async (filter: string) => {
    const source = `{ events(first: 100${filter}) { edges { node { sellerAccount { name } } } } }`;
    const { events } = Object(await world.read(source, {}, bound));
    return new Set(
      events.edges.map(
        ({ node }: { node: { sellerAccount?: { name: string } } }) => node.sellerAccount?.name,
      ),
    );
  };
  expect(await read("")).toEqual(new Set(["Own"]));
  expect(await read(`, filter: { ${ofForeign()} }`)).toEqual(new Set());
  const all = await world.owner.event.findMany({ select: { sellerAccountId: true } });
  expect(new Set(all.map((event) => event.sellerAccountId))).toContain(foreign.id);
});

it("follows the events of its account alone", async () => {
  const document = parse("subscription { events { sellerAccount { name } } }");
  const contextValue = { ...bound };
  const opened = await createSourceEventStream({ schema, document, contextValue });
  if (!(opened instanceof Following)) throw new Error(JSON.stringify(opened));
  await appendTestEvents(world, [foreign]);
  await appendTestEvents(world, [own]);
  const told = await readFollowing(bound, opened, document);
  expect(new Set(told.map(({ events }) => Object(events).sellerAccount?.name))).toEqual(
    new Set(["Own"]),
  );
});

it("is shown no other viewer's kept answer", async () => {
  const source = `mutation { createRenewLink(input: {
    sellerAccountId: "${foreign.globalId}", idempotencyKey: "link" }) {
    ... on CreateRenewLinkPayload { url } ... on Error { code } } }`;
  expect(await world.read(source)).toEqual({ createRenewLink: { url: expect.any(String) } });
  expect(await world.read(source, {}, bound)).toEqual({
    createRenewLink: { code: "IDEMPOTENCY_MISMATCH" },
  });
});

const operations = Object.keys(OPERATION_SCOPES) as Operation[];
const ofWorkspace = operations.filter((operation) => !isAccountOperation(operation));

it("may do nothing that concerns the whole workspace", () => {
  expect(ofWorkspace).toEqual(
    expect.arrayContaining([
      ...["connectSellerAccount", "amazonApplications", "addAmazonApplication", "updateWorkspace"],
      ...["apiKeys", "createApiKey", "updateApiKey", "rotateApiKey", "revokeApiKey"],
      "createSessionToken",
      ...["members", "invitations", "inviteMember", "cancelInvitation", "changeMemberRole"],
      ...["removeMember", "leaveWorkspace"],
    ]),
  );
});

it.each([
  ["{ amazonApplications { id } }"],
  ["{ apiKeys { edges { cursor } } }"],
  ["{ members { email } }"],
])("is refused %s", async (source) => {
  const { errors } = await world.ask(source, {}, bound);
  expect(errors?.[0]?.originalError).toBeInstanceOf(ForbiddenError);
});

it.each([
  ["createApiKey", 'name: "K", scopes: ["accounts:read"]'],
  ["createSessionToken", ""],
  ["updateWorkspace", 'name: "W"'],
  ["connectSellerAccount", 'name: "A", sellingPartnerId: "A", region: NA, token: "t"'],
  ["startAuthorization", 'region: NA, name: "New"'],
])("is refused %s", async (mutation, input) => {
  const source = `mutation { answer: ${mutation}(input: { ${input} }) { ... on Error { code } } }`;
  expect(await world.read(source, {}, bound)).toEqual({ answer: { code: "FORBIDDEN" } });
});
