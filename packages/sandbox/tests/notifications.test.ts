import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { openNotifications, QUEUE_ARN, useNotifications } from "./open-notifications.ts";
import { type MadeSeller, read } from "./open-sandbox.ts";
import { serveInChild } from "./serve-in-child.ts";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

let box: Awaited<ReturnType<typeof openNotifications>>;
let seller: MadeSeller;

beforeEach(async () => {
  box = await openNotifications();
  seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
});

function invalid(details: unknown) {
  const message = "Request has missing or invalid parameters and cannot be parsed.";
  return { status: 400, body: { errors: [{ code: "InvalidInput", message, details }] } };
}

it("keeps destinations, and makes the queue that one names", async () => {
  const specification = { name: "mine", resourceSpecification: { sqs: { arn: QUEUE_ARN } } };
  const created = await box.callOwn("POST", "/destinations", specification);
  expect(created.headers.get("x-amzn-ratelimit-limit")).toBe("1.0");
  const { status, body } = await read(created);
  expect(status).toBe(200);
  const { payload } = body as { payload: { destinationId: string } };
  expect(payload).toEqual({
    destinationId: expect.stringMatching(UUID),
    name: "mine",
    resource: { sqs: { arn: QUEUE_ARN }, eventBridge: null },
  });
  expect(await box.get("queues")).toMatchObject([
    { name: "told", arn: QUEUE_ARN, url: "http://sandbox.test/sqs/000000000000/told", visible: 0 },
  ]);

  const path = `/destinations/${payload.destinationId}`;
  expect(await read(await box.callOwn("GET", path))).toEqual({ status: 200, body: { payload } });
  expect(await read(await box.callOwn("GET", "/destinations"))).toEqual({
    status: 200,
    body: { payload: [payload] },
  });
  const { applicationId } = box.sandbox.application;
  expect(await read(await box.callOwn("POST", "/destinations", specification))).toEqual({
    status: 409,
    body: {
      errors: [
        {
          code: "Conflict",
          message: "The requested resource conflict with a resource in the server.",
          details: `A destination with arn ${QUEUE_ARN} already exists for the application ${applicationId}`,
        },
      ],
    },
  });

  expect(await read(await box.callOwn("DELETE", path))).toEqual({ status: 200, body: {} });
  for (const method of ["GET", "DELETE"]) {
    expect((await box.callOwn(method, path)).status).toBe(404);
  }
});

it("keeps a destination in the region of the host that it was made at", async () => {
  const id = await box.createDestination();
  const token = await box.getGrantless();
  const ask = (region: string, method: string, path: string, body?: object) =>
    box.call(`/notifications/v1${path}`, {
      method,
      headers: {
        "x-amz-access-token": token,
        host: `sellingpartnerapi-${region}.amazon.com`,
        "content-type": "application/json",
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const arn = "arn:aws:sqs:us-east-1:123456789012:other";
  const specification = { name: "x", resourceSpecification: { sqs: { arn } } };
  expect((await ask("na", "POST", "/destinations", specification)).status).toBe(200);
  expect((await ask("na", "POST", "/destinations", specification)).status).toBe(409);
  expect((await ask("eu", "POST", "/destinations", specification)).status).toBe(200);
  expect(await read(await ask("fe", "GET", "/destinations"))).toMatchObject({
    body: { payload: [{ destinationId: id }] },
  });
});

it("takes an event bus by its shape", async () => {
  const eventBridge = { accountId: "123456789012", region: "us-east-1" };
  const body = { name: "bus", resourceSpecification: { eventBridge } };
  expect(await read(await box.callOwn("POST", "/destinations", body))).toMatchObject({
    status: 200,
    body: {
      payload: {
        resource: {
          sqs: null,
          eventBridge: {
            ...eventBridge,
            name: `aws.partner/sellingpartnerapi.amazon.com/123456789012/${box.sandbox.application.applicationId}`,
          },
        },
      },
    },
  });
  expect(await box.get("queues")).toEqual([]);
});

it.each([
  [{ resourceSpecification: { sqs: { arn: QUEUE_ARN } } }, "name must be"],
  [{ name: "x".repeat(257), resourceSpecification: { sqs: { arn: QUEUE_ARN } } }, "name must be"],
  [{ name: "x" }, "resourceSpecification"],
  [{ name: "x", resourceSpecification: { sqs: { arn: "told" } } }, "resourceSpecification"],
  [
    { name: "x", resourceSpecification: { sqs: { arn: `${QUEUE_ARN}.fifo` } } },
    "resourceSpecification",
  ],
  [
    { name: "x", resourceSpecification: { eventBridge: { accountId: "1", region: "us-east-1" } } },
    "resourceSpecification",
  ],
  [
    { name: "x", resourceSpecification: { sqs: { arn: QUEUE_ARN }, eventBridge: {} } },
    "multiple resource types",
  ],
])("refuses the destination %j", async (body, details) => {
  expect(await read(await box.callOwn("POST", "/destinations", body))).toEqual(
    invalid(expect.stringContaining(details)),
  );
  expect(await box.get("queues")).toEqual([]);
});

it("lets a seller subscribe once for a type", async () => {
  const destinationId = await box.createDestination();
  const eventFilter = { eventFilterType: "ORDER_CHANGE", orderChangeTypes: ["OrderStatusChange"] };
  const body = { payloadVersion: "1.0", destinationId, processingDirective: { eventFilter } };
  const path = "/subscriptions/ORDER_CHANGE";
  const created = await read(await box.callFor(seller, "POST", path, body));
  expect(created).toEqual({
    status: 200,
    body: { payload: { ...body, subscriptionId: expect.stringMatching(UUID) } },
  });
  const { payload } = created.body as { payload: { subscriptionId: string } };
  expect(await read(await box.callFor(seller, "POST", path, body))).toEqual({
    status: 409,
    body: {
      errors: [
        {
          code: "StateConflict",
          message: "The resource specified conflicts with the current state.",
          details: "Subscription already exist for notification type ORDER_CHANGE",
        },
      ],
    },
  });
  const other = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  expect((await box.callFor(other, "GET", path)).status).toBe(404);
  expect((await box.callFor(other, "POST", path, body)).status).toBe(200);

  const found = { status: 200, body: { payload } };
  expect(await read(await box.callFor(seller, "GET", path))).toEqual(found);
  expect(await read(await box.callFor(seller, "GET", `${path}?payloadVersion=1.0`))).toEqual(found);
  expect((await box.callFor(seller, "GET", `${path}?payloadVersion=2.0`)).status).toBe(404);
  const list = (query: string) => box.callFor(seller, "GET", `/subscriptions?${query}`);
  expect(await read(await list("notificationTypes=ORDER_CHANGE"))).toEqual({
    status: 200,
    body: { payload: { subscriptions: [payload] } },
  });
  expect(await read(await list("notificationTypes=ACCOUNT_STATUS_CHANGED"))).toEqual({
    status: 200,
    body: { payload: { subscriptions: [] } },
  });
  for (const query of [
    "",
    "notificationTypes=NONSENSE",
    "notificationTypes=ORDER_CHANGE,FEE_PROMOTION",
    "notificationTypes=ORDER_CHANGE&pageSize=10",
    "notificationTypes=ORDER_CHANGE&nextToken=x",
  ]) {
    expect((await list(query)).status).toBe(400);
  }
});

it("lets the application look up and delete any subscription", async () => {
  const destinationId = await box.createDestination();
  const subscriptionId = await box.subscribe(seller, "ACCOUNT_STATUS_CHANGED", destinationId);
  const path = `/subscriptions/ACCOUNT_STATUS_CHANGED/${subscriptionId}`;
  expect(await read(await box.callOwn("GET", path))).toEqual({
    status: 200,
    body: { payload: { subscriptionId, payloadVersion: "1.0", destinationId } },
  });
  expect((await box.callOwn("GET", `/subscriptions/ORDER_CHANGE/${subscriptionId}`)).status).toBe(
    404,
  );
  expect((await box.callFor(seller, "DELETE", path)).status).toBe(403);
  expect(await read(await box.callOwn("DELETE", `/destinations/${destinationId}`))).toEqual({
    status: 403,
    body: {
      errors: [
        {
          code: "Unauthorized",
          message: "The requested action is forbidden.",
          details: "Destination has subscriptions",
        },
      ],
    },
  });
  expect(await read(await box.callOwn("DELETE", path))).toEqual({ status: 200, body: {} });
  expect((await box.callOwn("DELETE", path)).status).toBe(404);
  await box.subscribe(seller, "ACCOUNT_STATUS_CHANGED", destinationId);
});

it("takes each subscription by the right token alone", async () => {
  const destinationId = await box.createDestination();
  const body = { payloadVersion: "1.0", destinationId };
  const ownPath = "/subscriptions/APPLICATION_OAUTH_CLIENT_NEW_SECRET";
  expect((await box.callFor(seller, "POST", ownPath, body)).status).toBe(403);
  expect((await box.callOwn("GET", ownPath)).status).toBe(404);
  const created = await read(await box.callOwn("POST", ownPath, body));
  expect(created.status).toBe(200);
  expect(await read(await box.callOwn("GET", ownPath))).toEqual(created);
  expect((await box.callOwn("POST", ownPath, body)).status).toBe(409);

  expect((await box.callOwn("POST", "/subscriptions/ORDER_CHANGE", body)).status).toBe(403);
  expect((await box.callFor(seller, "GET", "/destinations")).status).toBe(403);
  const otherScope = await box.getGrantless("sellingpartnerapi::client_credential:rotation");
  expect((await box.callApi("/notifications/v1/destinations", otherScope)).status).toBe(403);
});

it("refuses subscriptions that make no sense", async () => {
  const destinationId = await box.createDestination();
  const good = { payloadVersion: "1.0", destinationId };
  const attempt = async (type: string, body: unknown) =>
    read(await box.callFor(seller, "POST", `/subscriptions/${type}`, body));
  const filtered = (eventFilter: unknown) => ({ ...good, processingDirective: { eventFilter } });
  const { applicationId } = box.sandbox.application;

  expect(await attempt("NONSENSE", good)).toEqual(invalid("Invalid notification type NONSENSE"));
  expect(await attempt("ORDER_CHANGE", { destinationId })).toEqual(
    invalid("payloadVersion must not be empty"),
  );
  expect(await attempt("ORDER_CHANGE", { ...good, destinationId: "none" })).toEqual(
    invalid(`No destination with none for applicationId ${applicationId}`),
  );
  expect(await attempt("ORDER_CHANGE", { ...good, processingDirective: {} })).toEqual(
    invalid("Processing Directive eventFilter must not be empty"),
  );
  for (const [type, filter] of [
    ["ORDER_CHANGE", { eventFilterType: "ANY_OFFER_CHANGED" }],
    ["ORDER_CHANGE", { eventFilterType: "ORDER_CHANGE", orderChangeTypes: ["Nonsense"] }],
    ["ORDER_CHANGE", { eventFilterType: "ORDER_CHANGE", marketplaceIds: ["NOWHERE"] }],
    ["ACCOUNT_STATUS_CHANGED", { eventFilterType: "ACCOUNT_STATUS_CHANGED" }],
  ] as const) {
    expect(await attempt(type, filtered(filter))).toEqual(
      invalid(
        `EventFilter Payload ${JSON.stringify(filter)} failed to validate for notification type ${type}`,
      ),
    );
  }
  const expression = { ...good, processingDirective: { filterExpression: "true" } };
  expect((await attempt("ORDER_CHANGE", expression)).status).toBe(400);
});

it("keeps who is told what, and what was told, when it is killed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const child = await serveInChild(folder);
  const first = useNotifications(child.remote);
  const made = await first.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const destinationId = await first.createDestination();
  const subscriptionId = await first.subscribe(made, "ACCOUNT_STATUS_CHANGED", destinationId);
  await first.post(`sellers/${made.sellingPartnerId}/deactivate`);
  await child.kill();

  const second = await openNotifications({ folder });
  await second.post(`sellers/${made.sellingPartnerId}/activate`);
  // So much makes the journal fold into a snapshot.
  const body = "x".repeat(90_000);
  await second.createDestination("arn:aws:sqs:eu-west-1:123456789012:filler");
  while (!(await readdir(folder)).includes("snapshot.jsonl")) {
    await second.post("queues/filler/messages", { body });
  }
  const queues = await second.get("queues");
  await second.sandbox.close();

  const third = await openNotifications({ folder });
  expect(await third.get("queues")).toEqual(queues);
  const path = `/subscriptions/ACCOUNT_STATUS_CHANGED/${subscriptionId}`;
  expect(await read(await third.callOwn("GET", path))).toMatchObject({
    body: { payload: { destinationId } },
  });
  expect(await third.takeTold()).toMatchObject([
    { notificationMetadata: { subscriptionId } },
    { notificationMetadata: { subscriptionId } },
  ]);
  await third.sandbox.close();
});
