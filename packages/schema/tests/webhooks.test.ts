import { claimQueues, deliverQueue, depsOf, drainDueWork, type EgressCall } from "@evergrant/core";
import { isEnumType } from "graphql";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { encodeGlobalId } from "../src/global-id.ts";
import { schema } from "../src/schema.ts";
import { presenterOf } from "../src/webhook-delivery/presenter-of.ts";
import { type ApiWorld, createApiWorld } from "./api-world.ts";
import { appendTestEvents } from "./append-test-events.ts";
import { insertAccount } from "./insert-account.ts";
import { withScopes } from "./with-scopes.ts";

let world: ApiWorld;
let calls: EgressCall[];
let status: number;
beforeAll(async () => {
  world = await createApiWorld();
  const egress = {
    checkUrl: (url: string) => new URL(url),
    async call(call: EgressCall) {
      calls.push(call);
      const headers = new Headers({ "content-type": "text/plain", "set-cookie": "id=1" });
      const body = Buffer.from("Atzr|IwEB0123456789abcdef");
      return { isAnswered: true as const, status, headers, body };
    },
  };
  Object.assign(world.installation, { egress });
  world.context.deps = depsOf(world.installation, world.context.actor);
});
beforeEach(() => {
  calls = [];
  status = 200;
});
afterAll(() => world.close());

async function mutate(
  name: string,
  input: object,
  selection: string,
): Promise<Record<string, never>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const source = `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) {
    __typename ... on ${type}Payload { ${selection} } ... on Error { code message } } }`;
  return Object(await world.read(source, { input })).answer;
}

async function addEndpoint(input: object = {}): Promise<{ id: string; secret: string }> {
  const given = { name: "Receiver", url: "https://receiver.test/hook", ...input };
  const made = await mutate("createWebhookEndpoint", given, "secret webhookEndpoint { id }");
  return { id: Object(made).webhookEndpoint.id, secret: Object(made).secret };
}

/** Plans and sends all that is due. */
async function deliver(): Promise<void> {
  const onError = (error: unknown) => {
    throw error;
  };
  await drainDueWork(world.installation, { kind: "DISPATCH" }, onError);
  const { signal: stopping } = new AbortController();
  const options = { presentEvent: presenterOf(schema), random: () => 0.5, stopping };
  for (const queue of await claimQueues(world.installation, { limit: 10 }))
    await deliverQueue(world.installation, queue, options);
}

const DELIVERY = `id eventId eventType sellerAccountId status failure isReplay attemptCount nextAttemptAt finishedAt body
  webhookEndpoint { id name } attempts { number url durationMs responseStatus failure responseBody
    requestHeaders { name value } responseHeaders { name value } }`;

async function listDeliveries(filter: object, first = 100) {
  const source = `query ($first: Int, $filter: WebhookDeliveryFilter) {
    webhookDeliveries(first: $first, filter: $filter) { edges { cursor node { ${DELIVERY} } } pageInfo { hasNextPage endCursor } } }`;
  const { webhookDeliveries } = Object(await world.read(source, { first, filter }));
  return webhookDeliveries as {
    edges: { cursor: string; node: Record<string, unknown> }[];
    pageInfo: { hasNextPage: boolean };
  };
}

it("posts of every type of event what the API says of it, and lists that with what was answered", async () => {
  const account = await insertAccount(world);
  const { id, secret } = await addEndpoint();
  await appendTestEvents(world, [account]);
  await deliver();
  const bodies = calls.map(({ body = "" }) => JSON.parse(body));
  const byType = new Map(bodies.map((body) => [body.type, { ...body, id: "", cursor: "" }]));
  const types = schema.getType("EventType");
  expect([...byType.keys()].toSorted()).toEqual(
    isEnumType(types) &&
      types
        .getValues()
        .map(({ name }) => name)
        .toSorted(),
  );
  expect(
    [...byType.values()]
      .map(({ type, data }) => `${type}: ${Object.keys(data).join(" ")}`)
      .toSorted(),
  ).toMatchSnapshot();
  expect(byType.get("TOKEN_DISABLED")).toEqual({
    ...{ version: 1, test: false, type: "TOKEN_DISABLED", id: "", cursor: "" },
    occurredAt: "2026-03-01T12:00:00.000Z",
    sellerAccountId: account.globalId,
    data: { from: "ENABLED", to: "DISABLED", reason: "REVOKED" },
  });
  expect(byType.get("API_KEY_ROTATED")?.data.apiKeyId).toMatch(/^QXBpS2V5/);

  const { edges } = await listDeliveries({ webhookEndpointId: id, status: "DELIVERED" });
  expect(edges).toHaveLength(calls.length);
  const oldest = edges.at(-1)?.node;
  // Lanes are worked beside each other: it need not be the first that was called.
  const call = calls.find(({ body = "" }) => JSON.parse(body).id === oldest?.eventId);
  expect(oldest).toMatchObject({ status: "DELIVERED", attemptCount: 1, body: call?.body });
  const [attempt] = Object(oldest).attempts;
  expect(attempt).toMatchObject({ number: 1, responseStatus: 200, responseBody: "[masked]" });
  expect(attempt.responseHeaders).toContainEqual({ name: "set-cookie", value: "[masked]" });
  const sent = Object.fromEntries(
    attempt.requestHeaders.map(({ name, value }: { name: string; value: string }) => [name, value]),
  );
  expect(sent).toEqual({ ...call?.headers, "webhook-signature": "v1,[masked]" });
  expect(JSON.stringify(edges)).not.toContain(secret);
  const { eventId } = Object(oldest);
  expect((await listDeliveries({ eventId })).edges.map(({ node }) => node.eventId)).toEqual([
    eventId,
  ]);
  expect((await listDeliveries({ status: "FAILED" })).edges).toEqual([]);
  const firstPage = await listDeliveries({}, 2);
  expect(firstPage.pageInfo).toMatchObject({ hasNextPage: true });
  expect(firstPage.edges.map(({ node }) => node.id)).toEqual(
    edges.slice(0, 2).map(({ node }) => node.id),
  );
  await mutate("deleteWebhookEndpoint", { webhookEndpointId: id }, "webhookEndpointId");
});

it("reads a page of deliveries with their bodies and attempts without a statement for each", async () => {
  world.statements.length = 0;
  await listDeliveries({});
  // The page and its relations, the log's head, the events.
  expect(world.statements.length).toBeLessThanOrEqual(6);
});

it("lists endpoints, and changes one", async () => {
  const { id } = await addEndpoint({ types: ["TOKEN_DISABLED", "TOKEN_DISABLED"] });
  const selection =
    "webhookEndpoint { id name url types sellerAccountIds status disabledReason failuresInRow failingSince previousSecretUntil deletedAt }";
  const account = await insertAccount(world);
  const changes = { name: "Other", sellerAccountIds: [account.globalId], isEnabled: false };
  const changed = await mutate(
    "updateWebhookEndpoint",
    { webhookEndpointId: id, ...changes },
    selection,
  );
  const expected = {
    ...{ id, name: "Other", url: "https://receiver.test/hook", types: ["TOKEN_DISABLED"] },
    ...{ sellerAccountIds: [account.globalId], status: "DISABLED", disabledReason: "USER" },
    ...{ failuresInRow: 0, failingSince: null, previousSecretUntil: null, deletedAt: null },
  };
  expect(Object(changed).webhookEndpoint).toEqual(expected);
  const read = await world.read(
    'query ($id: ID!) { webhookEndpoint(id: $id) { id } webhookEndpoints { id } none: webhookEndpoint(id: "x") { id } }',
    { id },
  );
  expect(read).toEqual({ webhookEndpoint: { id }, webhookEndpoints: [{ id }], none: null });
  await mutate("deleteWebhookEndpoint", { webhookEndpointId: id }, "webhookEndpointId");
  expect(await world.read("{ webhookEndpoints { id } }")).toEqual({ webhookEndpoints: [] });
});

it("shows a secret once, also for a repeated call", async () => {
  const input = {
    name: "Once",
    url: "https://receiver.test/",
    idempotencyKey: crypto.randomUUID(),
  };
  const made = Object(
    await mutate("createWebhookEndpoint", input, "secret webhookEndpoint { id }"),
  );
  const again = Object(
    await mutate("createWebhookEndpoint", input, "secret webhookEndpoint { id }"),
  );
  expect(made.secret).toMatch(/^whsec_/);
  expect(again).toEqual({ ...made, secret: null });
  const rotation = { webhookEndpointId: made.webhookEndpoint.id, overlapHours: 2 };
  const rotated = await mutate(
    "rotateWebhookEndpointSecret",
    rotation,
    "secret webhookEndpoint { previousSecretUntil }",
  );
  expect(Object(rotated)).toMatchObject({
    secret: expect.stringMatching(/^whsec_/),
    webhookEndpoint: { previousSecretUntil: "2026-03-01T14:00:00.000Z" },
  });
  await mutate(
    "deleteWebhookEndpoint",
    { webhookEndpointId: made.webhookEndpoint.id },
    "webhookEndpointId",
  );
});

it("sends a sample of any type, marked as one, that enters no log", async () => {
  const { id } = await addEndpoint({ types: ["TOKEN_ENABLED"] });
  const before = [await world.owner.event.count(), await world.owner.webhookDelivery.count()];
  status = 404;
  const selection = "isDelivered failure responseStatus responseBody durationMs";
  const input = { webhookEndpointId: id, type: "INCIDENT_OPENED" };
  expect(await mutate("testWebhookEndpoint", input, selection)).toMatchObject({
    ...{ isDelivered: false, failure: "It answered 404.", responseStatus: 404 },
    responseBody: "[masked]",
  });
  const body = JSON.parse(calls[0]?.body ?? "");
  expect(body).toMatchObject({
    version: 1,
    type: "INCIDENT_OPENED",
    test: true,
    data: { region: "EU" },
  });
  expect([await world.owner.event.count(), await world.owner.webhookDelivery.count()]).toEqual(
    before,
  );
  await mutate("deleteWebhookEndpoint", { webhookEndpointId: id }, "webhookEndpointId");
});

it("sends again by id, by what failed and by a range of cursors", async () => {
  const { id } = await addEndpoint({ types: ["WORKSPACE_CHANGED"] });
  const { eventsCursor: after } = Object(await world.read("{ eventsCursor }"));
  status = 400;
  await mutate("updateWorkspace", { name: "Renamed" }, "__typename");
  await deliver();
  const [failed] = (await listDeliveries({ webhookEndpointId: id })).edges;
  expect(failed?.node).toMatchObject({ status: "FAILED", failure: "It answered 400." });
  const webhookDeliveryId = failed?.node.id;
  const one = await mutate(
    "replayWebhookDelivery",
    { webhookDeliveryId },
    "webhookDelivery { status isReplay }",
  );
  expect(Object(one).webhookDelivery).toEqual({ status: "PENDING", isReplay: true });
  await deliver();
  status = 200;
  const many = (input: object) =>
    mutate(
      "replayWebhookDeliveries",
      { webhookEndpointId: id, ...input },
      "count hasMore endCursor",
    );
  expect(await many({ onlyFailed: true })).toMatchObject({
    count: 1,
    hasMore: false,
    endCursor: null,
  });
  await deliver();
  const range = Object(await many({ after }));
  expect(range).toMatchObject({ count: 1, hasMore: false });
  expect(Object(await many({ after: range.endCursor }))).toMatchObject({ count: 0 });
  await deliver();
  expect(calls).toHaveLength(4);
  expect(new Set(calls.map(({ headers }) => headers?.["webhook-id"])).size).toBe(1);
  for (const input of [{}, { onlyFailed: true, after }, { onlyFailed: false }, { after: "x" }])
    expect(await many(input)).toMatchObject({ code: "BAD_INPUT" });
  await mutate("updateWebhookEndpoint", { webhookEndpointId: id, isEnabled: false }, "__typename");
  expect(await many({ after })).toMatchObject({ code: "CONFLICT" });
});

it("is written by whoever has webhooks:write alone, and of another workspace nobody learns", async () => {
  const { id } = await addEndpoint();
  const source = `mutation ($id: ID!) { deleteWebhookEndpoint(input: { webhookEndpointId: $id }) { ... on Error { code message } } }`;
  const reader = withScopes(world.context, "events:read", "accounts:read");
  const refused = Object(await world.read(source, { id }, reader)).deleteWebhookEndpoint;
  expect(refused).toMatchObject({
    code: "FORBIDDEN",
    message: expect.stringContaining("webhooks:write"),
  });
  const other = await world.addViewer();
  const unknown = encodeGlobalId("WebhookEndpoint", crypto.randomUUID());
  for (const each of [id, unknown])
    expect(Object(await world.read(source, { id: each }, other)).deleteWebhookEndpoint).toEqual({
      ...{ code: "NOT_FOUND", message: "This workspace has no such webhook endpoint." },
    });
});
