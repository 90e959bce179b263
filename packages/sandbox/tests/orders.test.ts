import { beforeEach, describe, expect, it } from "vitest";
import { openSandbox, read } from "./open-sandbox.ts";

let box: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  box = await openSandbox();
});

interface ListedOrder {
  orderId: string;
  earliestDelivery: string;
  latestDelivery: string;
  refunded: boolean;
  solicitedAt: string | null;
}

interface Found {
  orders: {
    orderId: string;
    createdTime: string;
    lastUpdatedTime: string;
    salesChannel: { marketplaceId: string };
  }[];
  pagination?: { nextToken: string };
  createdBefore?: string;
  lastUpdatedBefore?: string;
}

async function connect(input: object = {}) {
  const seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN", ...input });
  const access = await box.getAccess(seller.token);
  const search = async (query: string) =>
    (await (await box.callApi(`/orders/2026-01-01/orders?${query}`, access)).json()) as Found;
  const list = () => box.get<ListedOrder[]>(`sellers/${seller.sellingPartnerId}/orders`);
  const call = (path: string) => box.callApi(`/orders/2026-01-01/orders${path}`, access);
  return { ...seller, access, search, list, call };
}

const SINCE_LONG_AGO = "lastUpdatedAfter=2026-01-01T00:00:00Z";

it("spreads a new seller's deliveries evenly over the last 40 days", async () => {
  const seller = await connect({ orders: 40 });
  const orders = await seller.list();
  const days = orders.map(
    (o) => (Date.parse("2027-01-01") - Date.parse(o.earliestDelivery)) / 86_400_000,
  );
  expect(days).toEqual(Array.from({ length: 40 }, (_, i) => i + 0.5));
  expect(new Set(orders.map((o) => o.orderId)).size).toBe(40);
  for (const order of orders) {
    expect(order.orderId).toMatch(/^\d{3}-\d{7}-\d{7}$/);
    expect(order).toMatchObject({
      latestDelivery: order.earliestDelivery,
      refunded: false,
      solicitedAt: null,
    });
  }
});

it("makes more orders as asked: delivered days ago, refunded, of one ASIN, updated now", async () => {
  const seller = await connect({ orders: 3 });
  await box.advance("P2D");
  const made = await box.post<ListedOrder[]>(`sellers/${seller.sellingPartnerId}/orders`, {
    count: 2,
    deliveredDaysAgo: 12,
    refunded: true,
    asin: "B000000001",
  });
  expect(made).toHaveLength(2);
  expect(made[0]).toMatchObject({
    earliestDelivery: "2026-12-22T00:00:00.000Z",
    latestDelivery: "2026-12-22T00:00:00.000Z",
    refunded: true,
  });
  expect((await seller.list()).slice(3)).toEqual(made);
  const access = await box.getAccess(seller.token);
  const query = "lastUpdatedAfter=2027-01-03T00:00:00Z&includedData=PROCEEDS";
  const { body } = await read(await box.callApi(`/orders/2026-01-01/orders?${query}`, access));
  const { orders } = body as Found;
  expect(orders.map((o) => o.orderId).sort()).toEqual(made.map((o) => o.orderId).sort());
  expect(orders[0]).toMatchObject({
    lastUpdatedTime: expect.stringMatching(/^2027-01-03T00:00/),
    proceeds: { grandTotal: { amount: "0.00", currencyCode: "USD" } },
    orderItems: [{ product: { asin: "B000000001" } }],
  });
});

describe("searchOrders", () => {
  it("answers orders in the shape of 2026, with the data sets that were asked for", async () => {
    const seller = await connect({ orders: 1 });
    const [listed] = await seller.list();
    const plain = await seller.search(SINCE_LONG_AGO);
    expect(plain.orders).toHaveLength(1);
    expect(plain.orders[0]).not.toHaveProperty("fulfillment");
    expect(plain).toMatchObject({ lastUpdatedBefore: expect.stringMatching(/^2027-01-01T/) });
    const full = await seller.search(`${SINCE_LONG_AGO}&includedData=FULFILLMENT,PROCEEDS`);
    expect(full.orders[0]).toMatchObject({
      orderId: listed?.orderId,
      salesChannel: {
        channelName: "AMAZON",
        marketplaceId: "ATVPDKIKX0DER",
        marketplaceName: "Amazon.com",
      },
      fulfillment: {
        fulfillmentStatus: "SHIPPED",
        fulfilledBy: "AMAZON",
        deliverByWindow: {
          earliestDateTime: listed?.earliestDelivery,
          latestDateTime: listed?.latestDelivery,
        },
      },
      orderItems: [
        {
          quantityOrdered: 1,
          product: {
            asin: expect.stringMatching(/^B0/),
            sellerSku: expect.any(String),
            title: expect.any(String),
          },
        },
      ],
    });
  });

  it("pages through all orders once each, oldest first, also while new ones arrive", async () => {
    const seller = await connect({ orders: 25 });
    const pages: Found[] = [];
    let token = "";
    do {
      const page = await seller.search(`${SINCE_LONG_AGO}&maxResultsPerPage=10${token}`);
      pages.push(page);
      token = page.pagination ? `&paginationToken=${page.pagination.nextToken}` : "";
      await box.advance("PT1M");
      await box.post(`sellers/${seller.sellingPartnerId}/orders`, { count: 1 });
    } while (token);
    expect(pages.map((page) => page.orders.length)).toEqual([10, 10, 5]);
    const found = pages.flatMap((page) => page.orders);
    expect(new Set(found.map((o) => o.orderId)).size).toBe(25);
    const times = found.map((o) => o.lastUpdatedTime);
    expect(times).toEqual(times.toSorted());
  });

  it("keeps within the bounds and filters", async () => {
    const seller = await connect({
      orders: 40,
      region: "EU",
      marketplaceIds: ["A1PA6795UKMFR9", "A1F83G8C2ARO7P"],
    });
    const between = await seller.search(
      "createdAfter=2026-12-01T00:00:00Z&createdBefore=2026-12-10T00:00:00Z",
    );
    expect(between.orders.length).toBeGreaterThan(0);
    for (const { createdTime } of between.orders) {
      expect(createdTime >= "2026-12-01" && createdTime <= "2026-12-10T00:00:00.000Z").toBe(true);
    }
    expect(between.createdBefore).toBe("2026-12-10T00:00:00.000Z");
    const german = await seller.search(`${SINCE_LONG_AGO}&marketplaceIds=A1PA6795UKMFR9`);
    expect(german.orders).toHaveLength(20);
    const pending = await seller.search(`${SINCE_LONG_AGO}&fulfillmentStatuses=PENDING`);
    expect(pending.orders).toEqual([]);
  });

  it.each([
    ["no bound", ""],
    ["two bounds", `${SINCE_LONG_AGO}&createdAfter=2026-01-01T00:00:00Z`],
    ["a bound that is no date", "createdAfter=TEST_CASE_400"],
    ["an upper bound of the other kind", `${SINCE_LONG_AGO}&createdBefore=2026-12-01T00:00:00Z`],
    ["an upper bound of a minute ago", `${SINCE_LONG_AGO}&lastUpdatedBefore=2026-12-31T23:59:00Z`],
    ["a page of 101", `${SINCE_LONG_AGO}&maxResultsPerPage=101`],
    ["an unknown data set", `${SINCE_LONG_AGO}&includedData=EVERYTHING`],
    ["an unknown status", `${SINCE_LONG_AGO}&fulfillmentStatuses=LOST`],
    ["an unknown marketplace", `${SINCE_LONG_AGO}&marketplaceIds=XX`],
    ["a made-up pagination token", `${SINCE_LONG_AGO}&paginationToken=abc`],
  ])("refuses %s", async (_what, query) => {
    const seller = await connect();
    const response = await seller.call(`?${query}`);
    expect(response.headers.get("x-amzn-ratelimit-limit")).toBe("0.0056");
    expect(await read(response)).toEqual({
      status: 400,
      body: {
        errors: [{ code: "InvalidInput", message: "Invalid Input", details: expect.any(String) }],
      },
    });
  });

  it("refuses a marketplace of another region, and another seller's pagination token", async () => {
    const [seller, other] = [await connect({ orders: 2 }), await connect({ orders: 2 })];
    const wrong = await seller.call(`?${SINCE_LONG_AGO}&marketplaceIds=A1F83G8C2ARO7P`);
    expect(await read(wrong)).toMatchObject({
      status: 403,
      body: { errors: [{ details: "The marketplaces you provided are not valid for region." }] },
    });
    const { pagination } = await other.search(`${SINCE_LONG_AGO}&maxResultsPerPage=1`);
    const next = `?${SINCE_LONG_AGO}&maxResultsPerPage=1&paginationToken=${pagination?.nextToken}`;
    expect((await seller.call(next)).status).toBe(400);
    expect((await other.call(next)).status).toBe(200);
  });
});

describe("getOrder", () => {
  it("answers the caller's order, and 404 for another's and for nobody's", async () => {
    const [seller, other] = [await connect({ orders: 1 }), await connect({ orders: 1 })];
    const [order] = await seller.list();
    const [foreign] = await other.list();
    expect(await read(await seller.call(`/${order?.orderId}`))).toMatchObject({
      status: 200,
      body: { order: { orderId: order?.orderId } },
    });
    for (const orderId of [foreign?.orderId, "111-1234567-1234567"]) {
      expect(await read(await seller.call(`/${orderId}`))).toMatchObject({
        status: 404,
        body: { errors: [{ code: "NotFound" }] },
      });
    }
    expect((await seller.call("/TEST_CASE_400")).status).toBe(400);
  });
});
