import { beforeEach, expect, it } from "vitest";
import { type MadeSeller, openSandbox, read } from "./open-sandbox.ts";

const US = "ATVPDKIKX0DER";
const BUYER_EMAIL = expect.stringMatching(/^\w+@marketplace\.amazon\.com$/);
const PUBLIC_ADDRESS = {
  City: "Portland",
  StateOrRegion: "OR",
  PostalCode: "97205",
  CountryCode: "US",
};
const WHOLE_ADDRESS = {
  ...PUBLIC_ADDRESS,
  Name: expect.any(String),
  AddressLine1: expect.any(String),
  AddressType: "Residential",
};

let box: Awaited<ReturnType<typeof openSandbox>>;
let seller: MadeSeller;
let access: string;

beforeEach(async () => {
  box = await openSandbox();
  seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  access = await box.getAccess(seller.token);
});

async function makeOrders(input: object = {}): Promise<string[]> {
  const orders = await box.post<{ orderId: string }[]>(
    `sellers/${seller.sellingPartnerId}/orders`,
    input,
  );
  return orders.map(({ orderId }) => orderId);
}

const call = (path: string, token = access) => box.callApi(`/orders/v0/orders${path}`, token);

interface Page {
  Orders: { AmazonOrderId: string; OrderStatus: string }[];
  NextToken?: string;
}

async function getOrders(query: string): Promise<Page> {
  const response = await call(`?MarketplaceIds=${US}&${query}`);
  return ((await response.json()) as { payload: Page }).payload;
}

async function restrict(...resources: object[]): Promise<string> {
  const response = await box.call("/tokens/2021-03-01/restrictedDataToken", {
    method: "POST",
    headers: { "x-amz-access-token": access, "content-type": "application/json" },
    body: JSON.stringify({ restrictedResources: resources }),
  });
  const body = (await response.json()) as { restrictedDataToken: string };
  return body.restrictedDataToken;
}

it("tells one order, wrapped in a payload, without who bought it", async () => {
  const [orderId] = await makeOrders({ asin: "B0ABCDEFGH", quantity: 2 });
  const response = await call(`/${orderId}`);
  expect(response.headers.get("x-amzn-ratelimit-limit")).toBe("0.5");
  const { status, body } = await read(response);
  expect(status).toBe(200);
  const { payload } = body as { payload: Record<string, unknown> };
  expect(payload).toMatchObject({
    AmazonOrderId: orderId,
    PurchaseDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    LastUpdateDate: "2027-01-01T00:00:00Z",
    OrderStatus: "Shipped",
    FulfillmentChannel: "AFN",
    SalesChannel: "Amazon.com",
    MarketplaceId: US,
    NumberOfItemsShipped: 2,
    NumberOfItemsUnshipped: 0,
    OrderTotal: { CurrencyCode: "USD", Amount: expect.stringMatching(/^\d+\.\d\d$/) },
  });
  expect(payload.BuyerInfo).toEqual({ BuyerEmail: BUYER_EMAIL });
  expect(payload.ShippingAddress).toEqual(PUBLIC_ADDRESS);
  expect(payload).not.toHaveProperty("LatestDeliveryDate");
});

it("tells delivery dates of merchant-fulfilled orders alone", async () => {
  const [orderId] = await makeOrders({ fulfilledBy: "MERCHANT", deliveredDaysAgo: 4 });
  expect(await read(await call(`/${orderId}`))).toMatchObject({
    body: {
      payload: {
        FulfillmentChannel: "MFN",
        EarliestDeliveryDate: "2026-12-28T00:00:00Z",
        LatestDeliveryDate: "2026-12-28T00:00:00Z",
      },
    },
  });
});

it("tells an order's items", async () => {
  const [orderId] = await makeOrders({ asin: "B0ABCDEFGH", title: "Kite", quantity: 3 });
  expect(await read(await call(`/${orderId}/orderItems`))).toMatchObject({
    status: 200,
    body: {
      payload: {
        AmazonOrderId: orderId,
        OrderItems: [
          {
            ASIN: "B0ABCDEFGH",
            Title: "Kite",
            QuantityOrdered: 3,
            QuantityShipped: 3,
            IsGift: "false",
          },
        ],
      },
    },
  });
});

it("tells buyer and address in full to a restricted data token alone", async () => {
  const [orderId] = await makeOrders();
  const path = `/orders/v0/orders/${orderId}`;
  const payloadOf = async (part: string, token?: string) =>
    (await read(await call(`/${orderId}${part}`, token))).body;
  const plain = { AmazonOrderId: orderId, BuyerEmail: BUYER_EMAIL };
  expect(await payloadOf("/buyerInfo")).toEqual({ payload: plain });
  expect(await payloadOf("/address")).toEqual({
    payload: { AmazonOrderId: orderId, ShippingAddress: PUBLIC_ADDRESS },
  });

  const token = await restrict(
    { method: "GET", path: `${path}/buyerInfo` },
    { method: "GET", path: "/orders/v0/orders/{orderId}/address" },
    { method: "GET", path, dataElements: ["buyerInfo", "shippingAddress"] },
  );
  expect(token).toMatch(/^Atz\.sprdt\|/);
  expect(await payloadOf("/buyerInfo", token)).toEqual({
    payload: { ...plain, BuyerName: expect.any(String) },
  });
  expect(await payloadOf("/address", token)).toEqual({
    payload: { AmazonOrderId: orderId, ShippingAddress: WHOLE_ADDRESS },
  });
  expect(await payloadOf("", token)).toMatchObject({
    payload: { BuyerInfo: { BuyerName: expect.any(String) }, ShippingAddress: WHOLE_ADDRESS },
  });
});

it("lets a restricted data token do nothing else, for an hour, while the grant lives", async () => {
  const [orderId, other] = await makeOrders({ count: 2 });
  const address = `/${orderId}/address`;
  const token = await restrict({ method: "GET", path: `/orders/v0/orders${address}` });
  const denied = (details: string) => ({ status: 403, body: { errors: [{ details }] } });
  expect((await call(address, token)).status).toBe(200);
  expect(await read(await call(`/${other}/address`, token))).toMatchObject(denied(""));
  expect(
    await read(await box.callApi("/sellers/v1/marketplaceParticipations", token)),
  ).toMatchObject(denied(""));

  await box.advance("PT1H");
  expect(await read(await call(address, token))).toMatchObject(
    denied("The access token you provided has expired."),
  );
  access = await box.getAccess(seller.token);
  const fresh = await restrict({ method: "GET", path: `/orders/v0/orders${address}` });
  await box.post(`sellers/${seller.sellingPartnerId}/revoke`);
  expect(await read(await call(address, fresh))).toMatchObject(
    denied("The access token you provided is revoked, malformed or invalid."),
  );
});

it.each([
  [{}],
  [{ restrictedResources: [] }],
  [{ restrictedResources: [{ method: "", path: "/orders/v0/orders" }] }],
  [{ restrictedResources: [{ method: "GET", path: "/orders/v0/orders", dataElements: ["all"] }] }],
  [{ restrictedResources: Array(51).fill({ method: "GET", path: "/orders/v0/orders" }) }],
])("makes no restricted data token for %j", async (body) => {
  const response = await box.call("/tokens/2021-03-01/restrictedDataToken", {
    method: "POST",
    headers: { "x-amz-access-token": access, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(await read(response)).toMatchObject({
    status: 400,
    body: {
      errors: [{ code: "InvalidRequest", message: "Request is missing or has invalid parameters" }],
    },
  });
});

it("finds orders by time, status and channel, page by page", async () => {
  const shipped = await makeOrders({ count: 3 });
  const [pending] = await makeOrders({ fulfillmentStatus: "PENDING", fulfilledBy: "MERCHANT" });
  const since = "LastUpdatedAfter=2026-12-31T00:00:00Z";
  const first = await getOrders(`${since}&MaxResultsPerPage=3`);
  expect(first.Orders.map((order) => order.AmazonOrderId)).toEqual(shipped);
  // What comes beside a next token is ignored.
  const second = await getOrders(`NextToken=${first.NextToken}`);
  expect(second).toEqual({
    Orders: [expect.objectContaining({ AmazonOrderId: pending, OrderStatus: "Pending" })],
    LastUpdatedBefore: "2027-01-01T00:00:00Z",
  });
  expect((await getOrders(`${since}&OrderStatuses=Pending,Canceled`)).Orders).toHaveLength(1);
  expect((await getOrders(`${since}&FulfillmentChannels=AFN`)).Orders).toHaveLength(3);
  expect(
    (await getOrders(`AmazonOrderIds=${shipped[1]},${pending},000-0000000-0000000`)).Orders,
  ).toHaveLength(2);
});

it.each([
  ["CreatedAfter=soon", "timestamp must follow ISO8601"],
  ["", "Exactly one of CreatedAfter and LastUpdatedAfter must be specified."],
  [
    "CreatedAfter=2026-12-01T00:00:00Z&CreatedBefore=2026-12-31T23:59:00Z",
    "The input you have submitted is not valid. Please check your input and try again.",
  ],
  [
    "CreatedAfter=2026-12-01T00:00:00Z&OrderStatuses=SHIPPED",
    "The input you have submitted is not valid. Please check your input and try again.",
  ],
])("refuses getOrders with %s", async (query, message) => {
  expect(await read(await call(`?MarketplaceIds=${US}&${query}`))).toEqual({
    status: 400,
    body: { errors: [{ code: "InvalidInput", message, details: "" }] },
  });
});

it("refuses no marketplace, another region's, and orders that are not the seller's", async () => {
  const after = "CreatedAfter=2026-12-01T00:00:00Z";
  expect((await call(`?${after}`)).status).toBe(400);
  expect((await call(`?${after}&MarketplaceIds=A1PA6795UKMFR9`)).status).toBe(403);
  expect((await call("/000-0000000-0000000")).status).toBe(404);
  expect((await call("/TEST_CASE_400/address")).status).toBe(400);
});
