import { beforeEach, expect, it } from "vitest";
import { openSandbox, read } from "./open-sandbox.ts";

const US = "ATVPDKIKX0DER";
const OUTSIDE_WINDOW =
  "You can’t use this feature to request a review outside the 5-30 day range after the order delivery date.";
const ALREADY_REQUESTED = "You have already requested a review for this order.";
const NOT_AVAILABLE = "The requested solicitation is not available for this amazonOrderId.";

let box: Awaited<ReturnType<typeof openSandbox>>;
let seller: { sellingPartnerId: string; token: string };

beforeEach(async () => {
  box = await openSandbox();
  seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
});

async function makeOrder(input: object): Promise<string> {
  const [order] = await box.post<{ orderId: string }[]>(
    `sellers/${seller.sellingPartnerId}/orders`,
    input,
  );
  return order?.orderId ?? "";
}

async function call(orderId: string, method: "GET" | "POST", marketplaceIds = US) {
  const action = method === "POST" ? "/solicitations/productReviewAndSellerFeedback" : "";
  const path = `/solicitations/v1/orders/${orderId}${action}?marketplaceIds=${marketplaceIds}`;
  return box.callApi(path, await box.getAccess(seller.token), { method });
}

function refused(message: string) {
  return { status: 403, body: { errors: [{ code: "Unauthorized", message, details: "" }] } };
}

it("offers the action inside the window, as HAL", async () => {
  const orderId = await makeOrder({ deliveredDaysAgo: 10 });
  const response = await call(orderId, "GET");
  expect(response.headers.get("content-type")).toBe("application/hal+json");
  expect(await read(response)).toMatchObject({
    status: 200,
    body: {
      _links: {
        actions: [
          {
            href: `/solicitations/v1/orders/${orderId}/solicitations/productReviewAndSellerFeedback?marketplaceIds=${US}`,
            name: "productReviewAndSellerFeedback",
          },
        ],
        self: { href: `/solicitations/v1/orders/${orderId}?marketplaceIds=${US}` },
      },
      _embedded: {
        actions: [
          {
            _links: { self: { href: expect.any(String) }, schema: { href: expect.any(String) } },
            payload: { name: "productReviewAndSellerFeedback" },
          },
        ],
      },
    },
  });
});

it("opens five days after the delivery and closes after thirty, on the virtual clock", async () => {
  const orderId = await makeOrder({ deliveredDaysAgo: 0 });
  const isOffered = async () => {
    const { body } = await read(await call(orderId, "GET"));
    return (body as { _links: { actions: unknown[] } })._links.actions.length === 1;
  };
  await box.post("clock", { set: "2027-01-05T23:59:00Z" });
  expect(await isOffered()).toBe(false);
  expect(await read(await call(orderId, "POST"))).toEqual(refused(OUTSIDE_WINDOW));
  await box.post("clock", { set: "2027-01-06T00:01:00Z" });
  expect(await isOffered()).toBe(true);
  await box.post("clock", { set: "2027-01-30T23:59:00Z" });
  expect(await isOffered()).toBe(true);
  await box.post("clock", { set: "2027-01-31T00:01:00Z" });
  expect(await isOffered()).toBe(false);
  expect(await read(await call(orderId, "POST"))).toEqual(refused(OUTSIDE_WINDOW));
});

it("takes one request per order and keeps every request it received", async () => {
  const orderId = await makeOrder({ deliveredDaysAgo: 10 });
  const first = await call(orderId, "POST");
  expect(first.headers.get("x-amzn-ratelimit-limit")).toBe("1.0");
  expect(await read(first)).toEqual({ status: 201, body: {} });
  expect(await read(await call(orderId, "POST"))).toEqual(refused(ALREADY_REQUESTED));
  expect(await read(await call(orderId, "GET"))).toMatchObject({
    body: { _links: { actions: [] } },
  });

  const { sellingPartnerId } = seller;
  const at = expect.stringMatching(/^2027-01-01T/);
  expect(await box.get("solicitations")).toEqual([
    { at, sellingPartnerId, orderId, status: 201, message: "" },
    { at, sellingPartnerId, orderId, status: 403, message: ALREADY_REQUESTED },
  ]);
  expect(await box.get(`sellers/${sellingPartnerId}/orders`)).toMatchObject([{ solicitedAt: at }]);
});

it("refuses another's order, an order that was not shipped, and the wrong marketplace", async () => {
  const other = await box.makeSeller({ orders: 1 });
  const [foreign] = await box.get<{ orderId: string }[]>(
    `sellers/${other.sellingPartnerId}/orders`,
  );
  const cancelled = await makeOrder({ fulfillmentStatus: "CANCELLED" });
  const shipped = await makeOrder({});
  for (const response of [
    await call(foreign?.orderId ?? "", "POST"),
    await call(cancelled, "POST"),
    await call(shipped, "POST", "A2EUQ1WTGCTBG2"),
  ]) {
    expect(await read(response)).toEqual(refused(NOT_AVAILABLE));
  }
  expect(await box.get("solicitations")).toMatchObject([
    { sellingPartnerId: seller.sellingPartnerId, orderId: foreign?.orderId },
    { orderId: cancelled },
    { orderId: shipped },
  ]);
  expect((await call(foreign?.orderId ?? "", "GET")).status).toBe(404);
});

it("wants exactly one marketplace of the region", async () => {
  const orderId = await makeOrder({});
  for (const wrong of ["", `${US},A2EUQ1WTGCTBG2`]) {
    expect((await call(orderId, "POST", wrong)).status).toBe(400);
  }
  expect(await read(await call(orderId, "GET", "A1F83G8C2ARO7P"))).toMatchObject({
    status: 403,
    body: { errors: [{ details: "The marketplaces you provided are not valid for region." }] },
  });
  expect(await read(await call(orderId, "POST"))).toMatchObject({ status: 201 });
});
