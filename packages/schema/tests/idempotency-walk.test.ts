import type { WorkspaceClient } from "@evergrant/db";
import { makeGrant } from "@evergrant/testkit/scripted-amazon";
import { getNamedType, isUnionType } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { encodeGlobalId } from "../src/global-id.ts";
import { schema } from "../src/schema.ts";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";
import { addKeyOf, addMember } from "./makers.ts";

const TOKEN = "Atzr|IwEB0123456789abcdefghijwalk";
const LEASE_MS = 60_000;

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
  await addKeyOf(world, world.context);
});
afterAll(() => world.close());

const insert = async () => (await insertAccount(world)).globalId;
const addApplication = async () => {
  const data = await world.read(`mutation { made: addAmazonApplication(input: {
    name: "Own", clientId: "${crypto.randomUUID()}", clientSecret: "s3cret", applicationId: "app"
  }) { ... on AddAmazonApplicationPayload { amazonApplication { id } } } }`);
  return Object(data).made.amazonApplication.id as string;
};
const addKey = async () => {
  const data = await world.read(`mutation { made: createApiKey(input: {
    name: "Key", scopes: ["accounts:read"]
  }) { ... on CreateApiKeyPayload { apiKey { id } } } }`);
  return Object(data).made.apiKey.id as string;
};
const ofAccount = async (more: object = {}) => ({ sellerAccountId: await insert(), ...more });
const withToken = async () => {
  const { globalId, id } = await insertAccount(world);
  // What is verified has a string that Amazon was asked about.
  await world.read(
    `mutation ($id: ID!) { enableMwsToken(input: { sellerAccountId: $id, token: "${TOKEN}${id}" }) { __typename } }`,
    { id: globalId },
  );
  return globalId;
};

/** An input with which each mutation writes something. One that is new fails here until it has one. */
const INPUTS: Record<string, () => Promise<object>> = {
  connectSellerAccount: async () => ({
    name: "Shop",
    sellingPartnerId: "AWALK00000001",
    region: "NA",
    token: TOKEN,
  }),
  renameSellerAccount: () => ofAccount({ name: "Other" }),
  disconnectSellerAccount: ofAccount,
  enableMwsToken: () => ofAccount({ token: `${TOKEN}1` }),
  enableMwsTokens: async () => ({ items: [await ofAccount({ token: `${TOKEN}2` })] }),
  verifyMwsToken: async () => ({ sellerAccountId: await withToken() }),
  verifyMwsTokens: async () => ({ sellerAccountIds: [await withToken()] }),
  disableMwsToken: ofAccount,
  recordMwsTokenRenewal: () => ofAccount({ expiresAt: "2027-01-01T00:00:00Z" }),
  enableReviewAutomation: ofAccount,
  disableReviewAutomation: async () => {
    const automation = { status: "ENABLED", disabledBy: null, marketplaceIds: ["ATVPDKIKX0DER"] };
    const { globalId } = await insertAccount(world, { automation: Object(automation) });
    return { sellerAccountId: globalId };
  },
  createRenewLink: ofAccount,
  revokeRenewLink: async () => {
    const data = await world.read(
      "mutation ($input: CreateRenewLinkInput!) { made: createRenewLink(input: $input) { ... on CreateRenewLinkPayload { renewLink { id } } } }",
      { input: await ofAccount() },
    );
    return { renewLinkId: Object(data).made.renewLink.id };
  },
  startAuthorization: ofAccount,
  addAmazonApplication: async () => ({
    ...{ name: "Own", clientId: "walked", clientSecret: "s3cret", applicationId: "app" },
  }),
  updateAmazonApplication: async () => ({
    amazonApplicationId: await addApplication(),
    name: "Other",
  }),
  rotateAmazonApplicationSecret: async () => ({ amazonApplicationId: await addApplication() }),
  removeAmazonApplication: async () => ({ amazonApplicationId: await addApplication() }),
  updateWorkspace: async () => ({ name: "Other" }),
  createApiKey: async () => ({ name: "Key", scopes: ["accounts:read"] }),
  updateApiKey: async () => ({ apiKeyId: await addKey(), name: "Other" }),
  rotateApiKey: async () => ({ apiKeyId: await addKey(), overlapDays: 1 }),
  revokeApiKey: async () => ({ apiKeyId: await addKey() }),
  inviteMember: async () => ({ email: "walked@example.com", role: "VIEWER" }),
  cancelInvitation: async () => {
    const { workspaceId } = world.context.actor;
    const { id } = await world.owner.invitation.create({
      data: {
        ...{ workspaceId, id: crypto.randomUUID(), email: "open@example.com", role: "viewer" },
        ...{ hash: Buffer.from("open"), createdAt: NOW, expiresAt: new Date("2027-01-01") },
      },
    });
    return { invitationId: encodeGlobalId("Invitation", id) };
  },
  changeMemberRole: async () => ({ memberId: (await addMember(world)).globalId, role: "ADMIN" }),
  removeMember: async () => ({ memberId: (await addMember(world)).globalId }),
  leaveWorkspace: async () => ({}),
  createCalendarFeed: async () => ({ name: "Walked" }),
  revokeCalendarFeed: async () => {
    const data = await world.read(
      "mutation { made: createCalendarFeed(input: {}) { ... on CreateCalendarFeedPayload { calendarFeed { id } } } }",
    );
    return { calendarFeedId: Object(data).made.calendarFeed.id };
  },
  createWebhookEndpoint: async () => ({ name: "Endpoint", url: "https://receiver.test/" }),
  updateWebhookEndpoint: async () => ({ webhookEndpointId: await addEndpoint(), name: "Other" }),
  rotateWebhookEndpointSecret: async () => ({ webhookEndpointId: await addEndpoint() }),
  deleteWebhookEndpoint: async () => ({ webhookEndpointId: await addEndpoint() }),
  replayWebhookDelivery: async () => {
    const webhookEndpointId = await addEndpoint();
    await world.read(
      'mutation ($id: ID!) { replayWebhookDeliveries(input: { webhookEndpointId: $id, to: "2027-01-01T00:00:00Z" }) { __typename } }',
      { id: webhookEndpointId },
    );
    const found = await world.owner.webhookDelivery.findFirstOrThrow();
    return { webhookDeliveryId: encodeGlobalId("WebhookDelivery", found.id) };
  },
  replayWebhookDeliveries: async () => ({
    webhookEndpointId: await addEndpoint(),
    to: "2027-01-01T00:00:00Z",
  }),
  acknowledgeIssue: async () => ({ issueId: await insertIssue() }),
  snoozeIssue: async () => ({ issueId: await insertIssue(), until: "2026-03-02T12:00:00Z" }),
  setSellerAccountOwner: async () => ofAccount({ memberId: (await addMember(world)).globalId }),
  updateNotificationPreferences: async () => ({ digestHour: 8 }),
  addSlackChannel: async () => ({ name: "Channel", url: "https://hooks.slack.test/walked" }),
  updateSlackChannel: async () => ({ slackChannelId: await addChannel(), name: "Other" }),
  removeSlackChannel: async () => ({ slackChannelId: await addChannel() }),
};

async function addEndpoint(): Promise<string> {
  const data = await world.read(`mutation { made: createWebhookEndpoint(input: {
    name: "Endpoint", url: "https://receiver.test/"
  }) { ... on CreateWebhookEndpointPayload { webhookEndpoint { id } } } }`);
  return Object(data).made.webhookEndpoint.id as string;
}

async function insertIssue() {
  const { workspaceId } = world.context.actor;
  const id = crypto.randomUUID();
  const issue = { kind: "TOKEN_DISABLED", subject: id, openAs: id, state: "OPEN" } as const;
  await world.owner.issue.create({
    data: { workspaceId, id, ...issue, facts: {}, openedAt: NOW },
  });
  return encodeGlobalId("Issue", id);
}

async function addChannel() {
  const data = await world.read(`mutation { made: addSlackChannel(input: {
    name: "Channel", url: "https://hooks.slack.test/walked"
  }) { ... on AddSlackChannelPayload { slackChannel { id } } } }`);
  return Object(data).made.slackChannel.id as string;
}

async function asViewer(): Promise<Pick<Context, "viewer" | "actor">> {
  const { userId: id } = await addMember(world);
  const { viewer, actor } = world.context;
  const person = { kind: "USER", id } as const;
  return { viewer: { ...viewer, ...person, role: "viewer" }, actor: { ...actor, ...person } };
}

/** Who asks, where it is not the world's key. */
const AS: Record<string, () => Promise<Pick<Context, "viewer" | "actor">>> = {
  leaveWorkspace: asViewer,
  updateNotificationPreferences: asViewer,
};

/** Done again instead, to the same effect: its mail must not be lost with the answer. */
const DONE_AGAIN = new Set(["inviteMember"]);

/** What is minted, or only sent, is kept nowhere: there is no effect for a crash to come after. */
const WITHOUT_EFFECT = new Set(["createSessionToken", "testWebhookEndpoint", "testSlackChannel"]);

const names = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter(
  (name) => !WITHOUT_EFFECT.has(name),
);

it.each(names)("answers %s again after a crash between its effect and its answer", async (name) => {
  world.amazon.grants.get = () => makeGrant();
  const input = { ...(await INPUTS[name]?.()), idempotencyKey: crypto.randomUUID() };
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const isBulk = !isUnionType(getNamedType(schema.getMutationType()?.getFields()[name]?.type));
  const selection = isBulk ? "result { __typename }" : "__typename";
  const source = `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) { ${selection} } }`;
  const deps = {
    ...world.context.deps,
    notificationQueue: { arn: "arn:aws:sqs:eu-west-1:1:queue" },
  };
  const alive: Context = { ...world.context, ...(await AS[name]?.()), deps, replays: [] };
  const doomed = { ...alive, deps: { ...deps, client: dieAfterCommit(deps.client) } };

  const { errors } = await world.ask(source, { input }, doomed);
  expect(errors?.[0]?.message).toMatch(/crash/);
  const before = await countEvents();
  world.machineClock.advance(LEASE_MS);
  const answer = await world.read(source, { input }, alive);
  expect(JSON.stringify(answer)).toContain("Payload");
  const replayed = isBulk ? [["answer", 0]] : [["answer"]];
  expect(alive.replays).toEqual(DONE_AGAIN.has(name) ? [] : replayed);
  expect(await countEvents()).toBe(before);
});

function countEvents(): Promise<number> {
  return world.owner.event.count();
}

/** A client that commits one transaction, and is never heard of again. */
function dieAfterCommit(client: WorkspaceClient): WorkspaceClient {
  let isDead = false;
  return new Proxy(client, {
    get(target, name) {
      if (isDead) throw new Error("crashed");
      if (name !== "$transaction") return Reflect.get(target, name);
      return async (write: Parameters<WorkspaceClient["$transaction"]>[0]) => {
        await target.$transaction(write);
        isDead = true;
        throw new Error("crash");
      };
    },
  });
}

it("tries the items again that may succeed later, and those alone", async () => {
  const [well, ill] = [await insert(), await insert()];
  const items = [
    { sellerAccountId: well, token: `${TOKEN}well` },
    { sellerAccountId: ill, token: `${TOKEN}sick` },
  ];
  let exchange: "ok" | "unavailable" = "unavailable";
  world.amazon.grants.get = (token) =>
    makeGrant(token === `${TOKEN}sick` ? { exchange } : { exchange: "ok" });
  const context: Context = { ...world.context, replays: [] };
  const ask = () => {
    context.replays = [];
    return world.read(
      "mutation ($input: EnableMwsTokensInput!) { items: enableMwsTokens(input: $input) { result { __typename } } }",
      { input: { items, idempotencyKey: "bulk" } },
      context,
    );
  };
  const result = (name: string) => ({ result: { __typename: name } });
  const PAYLOAD = result("EnableMwsTokenPayload");
  expect(await ask()).toEqual({ items: [PAYLOAD, result("AmazonUnavailableError")] });
  exchange = "ok";
  expect(await ask()).toEqual({ items: [PAYLOAD, PAYLOAD] });
  expect(context.replays).toEqual([["items", 0]]);
  expect(await ask()).toEqual({ items: [PAYLOAD, PAYLOAD] });
  expect(context.replays).toEqual([["items"]]);
});

it("keeps a CONFLICT, and says of a call that is running that it may be asked again", async () => {
  const name = "renameSellerAccount";
  const ask = async (idempotencyKey: string, sellerAccountId: string) =>
    world.read(
      `mutation ($input: RenameSellerAccountInput!) { ${name}(input: $input) { __typename ... on Error { code retryable } } }`,
      { input: { sellerAccountId, name: "New", idempotencyKey } },
    );
  const sellerAccountId = await insert();
  const { workspaceId } = world.context.actor;
  await ask("running", sellerAccountId);
  await world.owner.idempotencyAnswer.updateMany({
    where: { workspaceId, mutation: name, key: "running" },
    data: { state: "RUNNING", leasedUntil: new Date(world.machineClock.now().getTime() + 1) },
  });
  expect(await ask("running", sellerAccountId)).toEqual({
    [name]: { __typename: "ConflictError", code: "CONFLICT", retryable: true },
  });
  world.machineClock.advance(1);
  expect(await ask("running", sellerAccountId)).toEqual({
    [name]: { __typename: "RenameSellerAccountPayload" },
  });

  const connect = (sellingPartnerId: string) =>
    world.read(
      `mutation ($input: ConnectSellerAccountInput!) { connectSellerAccount(input: $input) { __typename ... on Error { retryable } } }`,
      {
        input: {
          ...{ name: "Shop", region: "NA", sellingPartnerId, token: `${TOKEN}conflict` },
          idempotencyKey: "known",
        },
      },
    );
  const known = await insertAccount(world, { account: { sellingPartnerId: "AKNOWN0000001" } });
  const CONFLICT = { connectSellerAccount: { __typename: "ConflictError", retryable: false } };
  expect(await connect("AKNOWN0000001")).toEqual(CONFLICT);
  await world.owner.sellerAccount.delete({
    where: { workspaceId_id: { workspaceId, id: known.id } },
  });
  expect(await connect("AKNOWN0000001")).toEqual(CONFLICT);
});
