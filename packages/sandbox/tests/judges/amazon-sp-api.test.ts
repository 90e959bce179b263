import { SellingPartner } from "amazon-sp-api";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { type Court, openCourt } from "./open-court.ts";

// github.com/jrl84/amazon-sp-api: JSON to the token endpoint, its own refresh on a 403 that says
// "expired", its own retry on 429.

const US = "ATVPDKIKX0DER";
type Options = NonNullable<ConstructorParameters<typeof SellingPartner>[0]["options"]>;

let court: Court;

beforeEach(async () => {
  court = await openCourt();
  onTestFinished(() => court[Symbol.asyncDispose]());
});

const makeSeller = (input: object = {}) =>
  court.makeSeller({ credential: "LWA_REFRESH_TOKEN", ...input });

function useClient(refreshToken: string, options: Options = {}, secret?: string) {
  const { clientId, clientSecret } = court.application;
  return new SellingPartner({
    region: "na",
    refresh_token: refreshToken,
    credentials: {
      SELLING_PARTNER_APP_CLIENT_ID: clientId,
      SELLING_PARTNER_APP_CLIENT_SECRET: secret ?? clientSecret,
    },
    options: { auto_request_throttled: false, ...options },
  });
}

const readParticipations = (client: SellingPartner) =>
  client.callAPI({ operation: "sellers.getMarketplaceParticipations" });

async function makeOrder(sellingPartnerId: string, input: object = {}): Promise<string> {
  const orders = await court.post<{ orderId: string }[]>(
    `sellers/${sellingPartnerId}/orders`,
    input,
  );
  return orders[0]?.orderId ?? "";
}

it("signs in and reads where the seller sells", async () => {
  const { token } = await makeSeller({ name: "Judged", marketplaceIds: [US, "A2EUQ1WTGCTBG2"] });
  expect(await readParticipations(useClient(token))).toMatchObject([
    { marketplace: { id: US }, storeName: "Judged", participation: { isParticipating: true } },
    { marketplace: { id: "A2EUQ1WTGCTBG2", countryCode: "CA" } },
  ]);
});

it("exchanges an authorization code for a refresh token that works", async () => {
  const code = await court.requestCode(await court.makeSeller());
  const { payload } = (await code.json()) as { payload: { authorizationCode: string } };
  const { refresh_token } = await useClient("none yet").exchange(payload.authorizationCode);
  expect(await readParticipations(useClient(refresh_token))).toHaveLength(1);
  await expect(useClient("none").exchange(payload.authorizationCode)).rejects.toMatchObject({
    code: "invalid_grant",
  });
});

it("pages through all orders, each once, and reads one of them", async () => {
  const { token } = await makeSeller({ orders: 25 });
  const client = useClient(token);
  const ids: string[] = [];
  let paginationToken: string | undefined;
  do {
    const page = await client.callAPI({
      operation: "orders.searchOrders",
      query: {
        createdAfter: "2026-01-01T00:00:00Z",
        marketplaceIds: [US],
        includedData: ["FULFILLMENT", "PROCEEDS"],
        maxResultsPerPage: 10,
        ...(paginationToken !== undefined && { paginationToken }),
      },
      options: { version: "2026-01-01" },
    });
    ids.push(...page.orders.map((order: { orderId: string }) => order.orderId));
    paginationToken = page.pagination?.nextToken;
  } while (paginationToken !== undefined);
  expect(ids).toHaveLength(25);
  expect(new Set(ids).size).toBe(25);

  const { order } = await client.callAPI({
    operation: "orders.getOrder",
    path: { orderId: ids[24] ?? "" },
    query: { includedData: ["FULFILLMENT"] },
    options: { version: "2026-01-01" },
  });
  expect(order).toMatchObject({
    orderId: ids[24],
    fulfillment: { fulfillmentStatus: "SHIPPED", deliverByWindow: {} },
  });
});

it("asks for a review once, and only within the window", async () => {
  const { sellingPartnerId, token } = await makeSeller();
  const client = useClient(token);
  const listActions = (amazonOrderId: string) =>
    client.callAPI({
      operation: "solicitations.getSolicitationActionsForOrder",
      path: { amazonOrderId },
      query: { marketplaceIds: [US] },
    });
  const ask = (amazonOrderId: string) =>
    client.callAPI({
      operation: "solicitations.createProductReviewAndSellerFeedbackSolicitation",
      path: { amazonOrderId },
      query: { marketplaceIds: [US] },
    });
  const orderId = await makeOrder(sellingPartnerId, { deliveredDaysAgo: 10 });
  const { _links } = await listActions(orderId);
  expect(_links.actions).toMatchObject([{ name: "productReviewAndSellerFeedback" }]);
  expect(await ask(orderId)).toEqual({});
  await expect(ask(orderId)).rejects.toMatchObject({
    code: "Unauthorized",
    message: "You have already requested a review for this order.",
  });
  expect((await listActions(orderId))._links.actions).toEqual([]);
  const early = await makeOrder(sellingPartnerId, { deliveredDaysAgo: 2 });
  await expect(ask(early)).rejects.toMatchObject({
    code: "Unauthorized",
    message: expect.stringContaining("outside the 5-30 day range"),
  });
});

it("refreshes an expired access token by itself and goes on", async () => {
  const { token } = await makeSeller();
  const client = useClient(token);
  await readParticipations(client);
  const first = client.access_token;
  await court.advance("PT1H");
  expect(await readParticipations(client)).toHaveLength(1);
  expect(client.access_token).not.toBe(first);
  expect(await court.get("calls")).toEqual({
    "lwa:refresh_token": { 200: 2 },
    getMarketplaceParticipations: { 200: 2, 403: 1 },
  });
});

it("hears of a wrong refresh token, a wrong secret and a revoked grant", async () => {
  const { sellingPartnerId, token } = await makeSeller();
  await expect(readParticipations(useClient("Atzr|IwEBnotone"))).rejects.toMatchObject({
    code: "invalid_grant",
  });
  await expect(readParticipations(useClient(token, {}, "not-it"))).rejects.toMatchObject({
    code: "invalid_client",
    message: "Client authentication failed",
  });
  const signedIn = useClient(token);
  await readParticipations(signedIn);
  await court.post(`sellers/${sellingPartnerId}/revoke`);
  await expect(readParticipations(signedIn)).rejects.toMatchObject({
    code: "Unauthorized",
    details: "The access token you provided is revoked, malformed or invalid.",
  });
  await expect(readParticipations(useClient(token))).rejects.toMatchObject({
    code: "invalid_grant",
  });
});

it("hears of a missing role, an unknown order, and a breakdown", async () => {
  const { token } = await makeSeller();
  const client = useClient(token);
  const missingRole = client.callAPI({
    operation: "catalogItems.getCatalogItem",
    path: { asin: "B0C4TRK8M1" },
    query: { marketplaceIds: [US] },
    options: { version: "2022-04-01" },
  });
  await expect(missingRole).rejects.toMatchObject({ code: "Unauthorized", details: "" });
  const unknown = client.callAPI({
    operation: "orders.getOrder",
    path: { orderId: "111-0000000-0000001" },
    options: { version: "2026-01-01" },
  });
  await expect(unknown).rejects.toMatchObject({ code: "NotFound" });
  await court.post("faults", { kind: "sp-api-down" });
  await expect(readParticipations(client)).rejects.toMatchObject({ code: "InternalFailure" });
  await court.post("faults", { kind: "lwa-down" });
  await expect(readParticipations(useClient(token))).rejects.toMatchObject({
    code: "temporarily_unavailable",
  });
});

const QUEUE = "arn:aws:sqs:us-east-1:123456789012:told";

async function makeDestination(client: SellingPartner): Promise<string> {
  const { destinationId } = await client.callAPI({
    operation: "notifications.createDestination",
    body: { name: "told", resourceSpecification: { sqs: { arn: QUEUE } } },
  });
  return destinationId;
}

it("subscribes a seller to its orders, and is told of one", async () => {
  const { sellingPartnerId, token } = await makeSeller();
  const client = useClient(token);
  const destinationId = await makeDestination(client);
  expect(await client.callAPI({ operation: "notifications.getDestinations" })).toMatchObject([
    { destinationId, resource: { sqs: { arn: QUEUE } } },
  ]);
  const subscribe = () =>
    client.callAPI({
      operation: "notifications.createSubscription",
      path: { notificationType: "ORDER_CHANGE" },
      body: { payloadVersion: "1.0", destinationId },
    });
  const { subscriptionId } = await subscribe();
  await expect(subscribe()).rejects.toMatchObject({ code: "StateConflict" });
  await makeOrder(sellingPartnerId);
  expect(await court.get("queues")).toMatchObject([{ name: "told", visible: 1 }]);
  const path = { notificationType: "ORDER_CHANGE", subscriptionId };
  await client.callAPI({ operation: "notifications.deleteSubscriptionById", path });
  const read = client.callAPI({
    operation: "notifications.getSubscription",
    path: { notificationType: "ORDER_CHANGE" },
  });
  await expect(read).rejects.toMatchObject({ code: "NotFound" });
});

it("rotates its secret, which goes to the queue, and works on with the old one for a week", async () => {
  const { token } = await makeSeller();
  const { clientSecret } = court.application;
  const client = useClient(token);
  const rotate = () =>
    client.callAPI({
      operation: "applicationManagement.rotateApplicationClientSecret",
      scope: "sellingpartnerapi::client_credential:rotation",
    });
  await expect(rotate()).rejects.toMatchObject({ code: "InvalidInput" });
  // Its list of types lacks this one, so it is told the path.
  await client.callAPI({
    operation: "notifications.createSubscription",
    api_path: "/notifications/v1/subscriptions/APPLICATION_OAUTH_CLIENT_NEW_SECRET",
    method: "POST",
    scope: "sellingpartnerapi::notifications",
    body: { payloadVersion: "1.0", destinationId: await makeDestination(client) },
  });
  await court.advance("PT1M");
  expect(await rotate()).toEqual({ success: true });
  expect(await court.get("queues")).toMatchObject([{ visible: 1 }]);
  expect(court.application.clientSecret).not.toBe(clientSecret);
  expect(await readParticipations(useClient(token, {}, clientSecret))).toHaveLength(1);
  await court.advance("P7D");
  expect(await readParticipations(useClient(token))).toHaveLength(1);
  await expect(readParticipations(useClient(token, {}, clientSecret))).rejects.toMatchObject({
    code: "invalid_client",
  });
});

it("hears when it called too often, and goes on once time has passed", async () => {
  const { token } = await makeSeller();
  const client = useClient(token);
  for (let n = 0; n < 15; n++) await readParticipations(client);
  await expect(readParticipations(client)).rejects.toMatchObject({ code: "QuotaExceeded" });
  await court.advance("PT62S");
  await expect(readParticipations(client)).rejects.toMatchObject({ code: "QuotaExceeded" });
  await court.advance("PT1S");
  expect(await readParticipations(client)).toHaveLength(1);
});

it("waits as long as the rate says when it is told to, and calls again", async () => {
  const { sellingPartnerId, token } = await makeSeller();
  const amazonOrderId = await makeOrder(sellingPartnerId);
  const client = useClient(token, { auto_request_throttled: true });
  const listActions = () =>
    client.callAPI({
      operation: "solicitations.getSolicitationActionsForOrder",
      path: { amazonOrderId },
      query: { marketplaceIds: [US] },
    });
  for (let n = 0; n < 5; n++) await listActions();
  const sixth = listActions();
  await vi.waitFor(async () =>
    expect(await court.get("calls")).toMatchObject({
      getSolicitationActionsForOrder: { 200: 5, 429: 1 },
    }),
  );
  await court.advance("PT1S");
  expect(await sixth).toMatchObject({ _links: { actions: [{}] } });
  expect(await court.get("calls")).toMatchObject({
    getSolicitationActionsForOrder: { 200: 6, 429: 1 },
  });
});
