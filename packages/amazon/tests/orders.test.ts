import type { AmazonAnswer } from "@evergrant/core";
import { describe, expect, it } from "vitest";
import { ACCESS, makeAmazon, NOW } from "./make-amazon.ts";
import { describeRequest, type ScriptedAnswer, scriptFetch } from "./script-fetch.ts";

const signal = new AbortController().signal;
const ORDER_ID = "114-5558123-1234567";
const MARKETPLACE_ID = "A1PA6795UKMFR9";
const solicited = { orderId: ORDER_ID, marketplaceId: MARKETPLACE_ID };

function open(...answers: ScriptedAnswer[]) {
  const { fetchIt, requests } = scriptFetch(...answers);
  return { amazon: makeAmazon("https://amazon.test", fetchIt), requests };
}

function take<T>(answer: AmazonAnswer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

const WHOLE = {
  orderId: ORDER_ID,
  createdTime: "2026-11-01T08:00:00Z",
  lastUpdatedTime: "2026-11-09T09:30:00.000Z",
  salesChannel: { channelName: "AMAZON", marketplaceId: MARKETPLACE_ID },
  fulfillment: {
    fulfillmentStatus: "SHIPPED",
    fulfilledBy: "AMAZON",
    deliverByWindow: {
      earliestDateTime: "2026-11-05T00:00:00Z",
      latestDateTime: "2026-11-07T00:00:00Z",
    },
  },
  proceeds: { grandTotal: { amount: "19.99", currencyCode: "EUR" } },
  orderItems: [
    {
      orderItemId: "1",
      quantityOrdered: 2,
      product: { asin: "B000000001", sellerSku: "SKU-1", title: "A thing", price: {} },
      fulfillment: { quantityFulfilled: 2 },
    },
  ],
};

describe("a page of orders", () => {
  it("is asked for with all that narrows it, and nothing else", async () => {
    const { amazon, requests } = open({ orders: [] });
    const search = {
      lastUpdatedAfter: new Date("2026-11-01T00:00:00Z"),
      lastUpdatedBefore: NOW,
      marketplaceIds: ["A", "B"],
      fulfillmentStatuses: ["SHIPPED"],
      fulfilledBy: ["AMAZON", "MERCHANT"] as const,
      includedData: ["FULFILLMENT", "CANCELLATION", "PROCEEDS"] as const,
      maxResultsPerPage: 50,
      paginationToken: "next|page=",
    };
    take(await amazon.searchOrders(ACCESS, search, signal));
    take(await amazon.searchOrders(ACCESS, { createdAfter: NOW, marketplaceIds: [] }, signal));
    expect(requests.map(({ url }) => Object.fromEntries(new URL(url).searchParams))).toEqual([
      {
        lastUpdatedAfter: "2026-11-01T00:00:00.000Z",
        lastUpdatedBefore: "2026-11-23T12:00:00.000Z",
        marketplaceIds: "A,B",
        fulfillmentStatuses: "SHIPPED",
        fulfilledBy: "AMAZON,MERCHANT",
        includedData: "FULFILLMENT,CANCELLATION,PROCEEDS",
        maxResultsPerPage: "50",
        paginationToken: "next|page=",
      },
      { createdAfter: "2026-11-23T12:00:00.000Z" },
    ]);
  });

  it("says what is next, and how far it reaches", async () => {
    const page = {
      orders: [WHOLE],
      pagination: { nextToken: "n" },
      lastUpdatedBefore: "2026-11-23T11:58:00Z",
    };
    const { amazon } = open(page, { orders: [], createdBefore: "no date" });
    const first = take(await amazon.searchOrders(ACCESS, { lastUpdatedAfter: NOW }, signal));
    expect(first.nextToken).toBe("n");
    expect(first.reachesTo).toEqual(new Date("2026-11-23T11:58:00Z"));
    expect(first.orders.map(({ orderId }) => orderId)).toEqual([ORDER_ID]);
    const last = take(await amazon.searchOrders(ACCESS, { createdAfter: NOW }, signal));
    expect(last).toEqual({ orders: [], nextToken: null, reachesTo: null });
  });
});

describe("an order", () => {
  it("is what deciding on a review request takes", async () => {
    const { amazon, requests } = open({ order: WHOLE });
    const input = { orderId: ORDER_ID, includedData: ["FULFILLMENT", "PROCEEDS"] as const };
    expect(take(await amazon.getOrder(ACCESS, input, signal))).toEqual({
      orderId: ORDER_ID,
      fulfillmentStatus: "SHIPPED",
      fulfilledBy: "AMAZON",
      deliverBy: {
        earliest: new Date("2026-11-05T00:00:00Z"),
        latest: new Date("2026-11-07T00:00:00Z"),
      },
      purchasedAt: new Date("2026-11-01T08:00:00Z"),
      updatedAt: new Date("2026-11-09T09:30:00Z"),
      marketplaceId: MARKETPLACE_ID,
      items: [
        { orderItemId: "1", asin: "B000000001", sku: "SKU-1", title: "A thing", quantity: 2 },
      ],
      isCancellationTold: false,
      isPaidBack: false,
    });
    expect(requests.map(describeRequest)).toEqual([
      `GET /orders/2026-01-01/orders/${ORDER_ID}?includedData=FULFILLMENT,PROCEEDS`,
    ]);
  });

  it("needs nothing but its id, and minds nothing that is new or broken beside it", async () => {
    const nothing = {
      fulfillmentStatus: null,
      fulfilledBy: null,
      deliverBy: null,
      purchasedAt: null,
      updatedAt: null,
      marketplaceId: null,
      items: [],
      isCancellationTold: false,
      isPaidBack: null,
    };
    for (const rest of [
      {},
      { createdTime: "yesterday", salesChannel: [], fulfillment: 7, proceeds: {}, news: true },
      { createdTime: 1, orderItems: "none", proceeds: { grandTotal: { amount: "much" } } },
    ]) {
      const { amazon } = open({ order: { orderId: "1", ...rest } });
      const order = take(await amazon.getOrder(ACCESS, { orderId: "1" }, signal));
      expect(order).toEqual({ orderId: "1", ...nothing });
    }
  });

  it("tells a cancellation that was asked for or carried out", async () => {
    for (const [cancellation, isTold] of [
      [{ cancellationRequest: { requester: "BUYER" } }, true],
      [{ cancellationExecution: { cancelledBy: "AMAZON" } }, true],
      [{}, false],
      [{ cancellationRequest: null }, false],
    ] as const) {
      const { amazon } = open({ order: { orderId: "1", orderItems: [{ cancellation }] } });
      const order = take(await amazon.getOrder(ACCESS, { orderId: "1" }, signal));
      expect(order.isCancellationTold).toBe(isTold);
    }
  });

  it("hints at a refund where nothing is left of what was paid", async () => {
    for (const [amount, isPaidBack] of [
      ["0.00", true],
      ["-1.50", true],
      ["0.01", false],
      [12, false],
    ] as const) {
      const { amazon } = open({ order: { orderId: "1", proceeds: { grandTotal: { amount } } } });
      const order = take(await amazon.getOrder(ACCESS, { orderId: "1" }, signal));
      expect(order.isPaidBack).toBe(isPaidBack);
    }
  });
});

describe("a review request", () => {
  it("is offered by its name, or not at all", async () => {
    const action = { href: "/x", name: "productReviewAndSellerFeedback" };
    const { amazon, requests } = open(
      { _links: { actions: [action], self: { href: "/" } }, _embedded: { actions: [] } },
      { _links: { actions: [] } },
      { _links: { self: { href: "/" } } },
    );
    for (const actions of [["productReviewAndSellerFeedback"], [], []]) {
      const answer = await amazon.getSolicitationActionsForOrder(ACCESS, solicited, signal);
      expect(take(answer)).toEqual({ actions });
    }
    const [request] = requests;
    expect(request && describeRequest(request)).toBe(
      `GET /solicitations/v1/orders/${ORDER_ID}?marketplaceIds=${MARKETPLACE_ID}`,
    );
    expect(request?.headers.get("accept")).toBe("application/hal+json");
  });

  it("is sent once, without a body, and any success is one", async () => {
    for (const body of ["{}", "", '{"half":']) {
      const { amazon, requests } = open(new Response(body, { status: 201 }));
      const answer = await amazon.createProductReviewAndSellerFeedbackSolicitation(
        ACCESS,
        solicited,
        signal,
      );
      expect(take(answer)).toEqual({ ok: true });
      expect(requests.map(describeRequest)).toEqual([
        `POST /solicitations/v1/orders/${ORDER_ID}/solicitations/productReviewAndSellerFeedback?marketplaceIds=${MARKETPLACE_ID}`,
      ]);
      expect(await requests[0]?.text()).toBe("");
    }
  });

  it("is never tried again, whatever comes", async () => {
    for (const status of [403, 429, 500, 503]) {
      const { amazon, requests } = open(new Response("", { status }));
      const answer = await amazon.createProductReviewAndSellerFeedbackSolicitation(
        ACCESS,
        solicited,
        signal,
      );
      expect(answer.ok).toBe(false);
      expect(requests).toHaveLength(1);
    }
  });
});

it("a seller account is a business that sells somewhere", async () => {
  const participation = {
    marketplace: { id: MARKETPLACE_ID },
    participation: { isParticipating: true },
  };
  const payload = {
    businessType: "PRIVATE_LIMITED",
    sellingPlan: "PROFESSIONAL",
    business: { name: "Shop Ltd", registeredBusinessAddress: {} },
    marketplaceParticipationList: [participation],
  };
  const { amazon, requests } = open({ payload }, { payload: { marketplaceParticipationList: [] } });
  expect(take(await amazon.getAccount(ACCESS, signal))).toEqual({
    businessName: "Shop Ltd",
    businessType: "PRIVATE_LIMITED",
    sellingPlan: "PROFESSIONAL",
    participations: [{ marketplaceId: MARKETPLACE_ID, isParticipating: true }],
  });
  expect(take(await amazon.getAccount(ACCESS, signal)).sellingPlan).toBeNull();
  expect(requests[0] && describeRequest(requests[0])).toBe("GET /sellers/v1/account");
});
