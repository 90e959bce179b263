import { AuthorizationScope, SellingPartnerApiAuth } from "@sp-api-sdk/auth";
import { NotificationsApiClient } from "@sp-api-sdk/notifications-api-v1";
import { OrdersApiClient } from "@sp-api-sdk/orders-api-2026-01-01";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { type Court, openCourt } from "./open-court.ts";

// github.com/bizon/selling-partner-api-sdk: axios, JSON to the token endpoint, a token kept until
// this process's own clock says that it has ended, typed errors that keep the whole answer.

let court: Court;

beforeEach(async () => {
  court = await openCourt();
  onTestFinished(() => court[Symbol.asyncDispose]());
});

afterEach(() => void vi.useRealTimers());

const makeSeller = (input: object = {}) =>
  court.makeSeller({ credential: "LWA_REFRESH_TOKEN", ...input });

function useAuth(refreshToken: string, clientSecret = court.application.clientSecret) {
  const { clientId } = court.application;
  return new SellingPartnerApiAuth({ clientId, clientSecret, refreshToken });
}

const useOrders = (refreshToken: string, region: "na" | "eu" = "na") =>
  new OrdersApiClient({ auth: useAuth(refreshToken), region });

const EVERYTHING = { createdAfter: "2026-01-01T00:00:00Z" };

it("pages through all orders, each once, and reads one of them", async () => {
  const { token } = await makeSeller({ orders: 25 });
  const client = useOrders(token);
  const ids: string[] = [];
  let paginationToken: string | undefined;
  do {
    const { data, headers } = await client.searchOrders({
      ...EVERYTHING,
      fulfillmentStatuses: ["SHIPPED", "UNSHIPPED"],
      includedData: ["FULFILLMENT", "PROCEEDS"],
      maxResultsPerPage: 10,
      ...(paginationToken !== undefined && { paginationToken }),
    });
    expect(headers["x-amzn-ratelimit-limit"]).toBe("0.0056");
    expect(headers["x-amzn-requestid"]).toMatch(/./);
    ids.push(...data.orders.map(({ orderId }) => orderId));
    paginationToken = data.pagination?.nextToken;
  } while (paginationToken !== undefined);
  expect(ids).toHaveLength(25);
  expect(new Set(ids).size).toBe(25);

  const { data } = await client.getOrder({ orderId: ids[0] ?? "", includedData: ["FULFILLMENT"] });
  expect(data.order).toMatchObject({ orderId: ids[0], salesChannel: { channelName: "AMAZON" } });
});

it("signs in once, and anew when its own clock says that the token has ended", async () => {
  const { token } = await makeSeller();
  const client = useOrders(token);
  await Promise.all([client.searchOrders(EVERYTHING), client.searchOrders(EVERYTHING)]);
  expect(await court.get("calls")).toMatchObject({ "lwa:refresh_token": { 200: 1 } });
  await court.advance("PT1H");
  await expect(client.searchOrders(EVERYTHING)).rejects.toMatchObject({
    response: {
      status: 403,
      data: {
        errors: [{ code: "Unauthorized", details: "The access token you provided has expired." }],
      },
    },
  });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  expect((await client.searchOrders(EVERYTHING)).status).toBe(200);
  expect(await court.get("calls")).toMatchObject({ "lwa:refresh_token": { 200: 2 } });
});

it("hears why it cannot sign in", async () => {
  const { sellingPartnerId, token } = await makeSeller();
  await expect(useAuth("Atzr|IwEBnotone").getAccessToken()).rejects.toMatchObject({
    message: "access-token error: Response code 400",
    response: { status: 400, data: { error: "invalid_grant", request_id: expect.any(String) } },
  });
  await expect(useAuth(token, "not-it").getAccessToken()).rejects.toMatchObject({
    response: { status: 401, data: { error: "invalid_client" } },
  });
  await court.post("faults", { kind: "lwa-down" });
  await expect(useAuth(token).getAccessToken()).rejects.toMatchObject({
    response: { status: 503 },
  });
  await court.control("DELETE", "faults");
  await court.post(`sellers/${sellingPartnerId}/revoke`);
  await expect(useAuth(token).getAccessToken()).rejects.toMatchObject({
    response: { status: 400, data: { error: "invalid_grant" } },
  });
});

it("hears why a call is refused, in the words of its model", async () => {
  const { token } = await makeSeller({ orders: 1 });
  const client = useOrders(token);
  await expect(useOrders(token, "eu").searchOrders(EVERYTHING)).rejects.toMatchObject({
    response: { status: 403, data: { errors: [{ code: "Unauthorized" }] } },
  });
  await expect(client.searchOrders({})).rejects.toMatchObject({
    message: "orders (2026-01-01) error: Response code 400",
    response: { status: 400, data: { errors: [{ code: "InvalidInput" }] } },
  });
  await expect(client.getOrder({ orderId: "111-0000000-0000001" })).rejects.toMatchObject({
    apiName: "orders",
    apiVersion: "2026-01-01",
    response: { status: 404, data: { errors: [{ code: "NotFound" }] } },
  });
  await court.post("faults", { kind: "sp-api-down" });
  await expect(client.searchOrders(EVERYTHING)).rejects.toMatchObject({
    response: { status: 500, data: { errors: [{ code: "InternalFailure" }] } },
  });
  await court.post("faults", { kind: "reset" });
  await expect(client.searchOrders(EVERYTHING)).rejects.toMatchObject({ code: "ECONNRESET" });
});

it("calls again after the time that the operation's rate asks for", async () => {
  const { token } = await makeSeller({ orders: 1 });
  const { data } = await useOrders(token).searchOrders(EVERYTHING);
  const orderId = data.orders[0]?.orderId ?? "";
  const delays: number[] = [];
  const client = new OrdersApiClient({
    auth: useAuth(token),
    region: "na",
    rateLimiting: { retry: true, onRetry: ({ delay }) => void delays.push(delay) },
  });
  for (let n = 0; n < 30; n++) await client.getOrder({ orderId });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const next = client.getOrder({ orderId });
  await vi.waitFor(() => expect(delays).toHaveLength(1));
  await court.advance("PT2S");
  await vi.advanceTimersByTimeAsync(delays[0] ?? 0);
  expect((await next).data.order.orderId).toBe(orderId);
  // Two seconds, as the rate of 0.5 asks, and some more that it adds.
  expect(delays).toEqual([3_500]);
  expect(await court.get("calls")).toMatchObject({ getOrder: { 200: 31, 429: 1 } });
});

it("subscribes a seller to its orders, with a token of the application's own", async () => {
  const { token } = await makeSeller();
  const { clientId, clientSecret } = court.application;
  const own = new NotificationsApiClient({
    auth: new SellingPartnerApiAuth({
      clientId,
      clientSecret,
      scopes: [AuthorizationScope.NOTIFICATIONS],
    }),
    region: "na",
  });
  const create = () =>
    own.createDestination({
      body: {
        name: "told",
        resourceSpecification: { sqs: { arn: "arn:aws:sqs:us-east-1:123456789012:told" } },
      },
    });
  const destinationId = (await create()).data.payload?.destinationId ?? "";
  await expect(create()).rejects.toMatchObject({
    apiName: "notifications",
    response: { status: 409, data: { errors: [{ code: "Conflict" }] } },
  });
  const ofSeller = new NotificationsApiClient({ auth: useAuth(token), region: "na" });
  const notificationType = "ORDER_CHANGE";
  const body = { payloadVersion: "1.0", destinationId };
  const made = await ofSeller.createSubscription({ notificationType, body });
  const { data } = await ofSeller.getSubscription({ notificationType });
  expect(data.payload).toEqual(made.data.payload);
  const subscriptionId = made.data.payload?.subscriptionId ?? "";
  await own.deleteSubscriptionById({ notificationType, subscriptionId });
  expect((await own.deleteDestination({ destinationId })).status).toBe(200);
  await expect(own.getDestination({ destinationId })).rejects.toMatchObject({
    response: { status: 404, data: { errors: [{ code: "NotFound" }] } },
  });
});
