import {
  ApplicationsSpApi,
  NotificationsSpApi,
  Orders_v2026SpApi,
  ScopeConstants,
  SellersSpApi,
  SolicitationsSpApi,
} from "@amazon-sp-api-release/amazon-sp-api-sdk-js";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { type Court, openCourt } from "./open-court.ts";

// Amazon's own SDK for JavaScript: superagent, no pool, a form with a bare `|` to the token
// endpoint, answers read into the classes of Amazon's models, a rate limiter of its own.

const US = "ATVPDKIKX0DER";
const ORIGIN = "https://sellingpartnerapi-na.amazon.com";

let court: Court;

beforeEach(async () => {
  court = await openCourt();
  onTestFinished(() => court[Symbol.asyncDispose]());
});

afterEach(() => void vi.useRealTimers());

const makeSeller = (input: object = {}) =>
  court.makeSeller({ credential: "LWA_REFRESH_TOKEN", ...input });

type Client = InstanceType<typeof SellersSpApi.ApiClient>;

function signIn(client: Client, refreshToken: string, secret?: string): Client {
  const { clientId, clientSecret } = court.application;
  client.disableRateLimiter();
  return client.enableAutoRetrievalAccessToken(
    clientId,
    secret ?? clientSecret,
    refreshToken,
    null,
  );
}

const useSellers = (token: string, secret?: string) =>
  new SellersSpApi.SellersApi(signIn(new SellersSpApi.ApiClient(ORIGIN), token, secret));

it("signs in and reads where the seller sells", async () => {
  const { token } = await makeSeller();
  const { payload } = await useSellers(token).getMarketplaceParticipations();
  expect(payload).toMatchObject([
    { marketplace: { id: US }, participation: { isParticipating: true } },
  ]);
});

it("reads the seller's account", async () => {
  const { token } = await makeSeller({ name: "Judged" });
  const { payload } = await useSellers(token).getAccount();
  expect(payload).toMatchObject({ businessType: expect.any(String), sellingPlan: "PROFESSIONAL" });
});

it("pages through all orders, each once, and reads one of them with its dates", async () => {
  const { token } = await makeSeller({ orders: 25 });
  const client = signIn(new Orders_v2026SpApi.ApiClient(ORIGIN), token);
  const searching = new Orders_v2026SpApi.SearchOrdersApi(client);
  const ids: string[] = [];
  let paginationToken: string | undefined;
  do {
    const page = await searching.searchOrders({
      createdAfter: new Date("2026-01-01T00:00:00Z"),
      includedData: ["FULFILLMENT", "PROCEEDS"],
      maxResultsPerPage: 10,
      ...(paginationToken !== undefined && { paginationToken }),
    });
    ids.push(...page.orders.map(({ orderId }) => orderId));
    paginationToken = page.pagination?.nextToken;
  } while (paginationToken !== undefined);
  expect(ids).toHaveLength(25);
  expect(new Set(ids).size).toBe(25);

  const { order } = await new Orders_v2026SpApi.GetOrderApi(client).getOrder(ids[0] ?? "", {
    includedData: ["FULFILLMENT"],
  });
  expect(order).toMatchObject({ orderId: ids[0], createdTime: expect.any(Date) });
  expect(order.fulfillment?.deliverByWindow.earliestDateTime.getTime()).toBeGreaterThan(
    order.createdTime.getTime(),
  );
});

it("asks for a review once, and only within the window", async () => {
  const { sellingPartnerId, token } = await makeSeller();
  const client = signIn(new SolicitationsSpApi.ApiClient(ORIGIN), token);
  const solicitations = new SolicitationsSpApi.SolicitationsApi(client);
  const makeOrder = async (deliveredDaysAgo: number) => {
    const path = `sellers/${sellingPartnerId}/orders`;
    const [order] = await court.post<{ orderId: string }[]>(path, { deliveredDaysAgo });
    return order?.orderId ?? "";
  };
  const ask = (orderId: string) =>
    solicitations.createProductReviewAndSellerFeedbackSolicitation(orderId, [US]);
  const refusal = (message: string) => ({
    status: 403,
    response: { body: { errors: [{ code: "Unauthorized", message }] } },
  });
  const orderId = await makeOrder(10);
  const { links } = await solicitations.getSolicitationActionsForOrder(orderId, [US]);
  expect(links.actions).toMatchObject([{ name: "productReviewAndSellerFeedback" }]);
  // It gives an empty object as its text.
  expect(await ask(orderId)).toBe("{}");
  await expect(ask(orderId)).rejects.toMatchObject(
    refusal("You have already requested a review for this order."),
  );
  await expect(ask(await makeOrder(2))).rejects.toMatchObject(
    refusal(expect.stringContaining("outside the 5-30 day range")),
  );
});

it("subscribes to what is told, and rotates the secret", async () => {
  const { token } = await makeSeller();
  const { clientId, clientSecret } = court.application;
  const useScope = (client: Client, scope: string) =>
    client.enableAutoRetrievalAccessToken(clientId, clientSecret, null, scope);
  const own = new NotificationsSpApi.NotificationsApi(
    useScope(new NotificationsSpApi.ApiClient(ORIGIN), ScopeConstants.SCOPE_NOTIFICATION_API),
  );
  const ofSeller = new NotificationsSpApi.NotificationsApi(
    signIn(new NotificationsSpApi.ApiClient(ORIGIN), token),
  );
  const { payload } = await own.createDestination({
    name: "told",
    resourceSpecification: { sqs: { arn: "arn:aws:sqs:us-east-1:123456789012:told" } },
  });
  const { destinationId } = payload;
  const body = { payloadVersion: "1.0", destinationId };
  const made = await ofSeller.createSubscription("ORDER_CHANGE", body);
  expect(await ofSeller.getSubscription("ORDER_CHANGE")).toEqual(made);
  await own.createSubscription("APPLICATION_OAUTH_CLIENT_NEW_SECRET", body);
  const applications = new ApplicationsSpApi.ApplicationsApi(
    useScope(
      new ApplicationsSpApi.ApiClient(ORIGIN),
      ScopeConstants.SCOPE_APPLICATION_MANAGEMENT_API,
    ),
  );
  expect(await applications.rotateApplicationClientSecret()).toBeNull();
  expect(await court.get("queues")).toMatchObject([{ name: "told", visible: 1 }]);
  expect(court.application.clientSecret).not.toBe(clientSecret);
});

it("signs in anew a minute before its own clock says that the token ends", async () => {
  const { token } = await makeSeller();
  const sellers = useSellers(token);
  await sellers.getMarketplaceParticipations();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 59 * 60_000 + 1_000 });
  await sellers.getMarketplaceParticipations();
  expect(await court.get("calls")).toMatchObject({ "lwa:refresh_token": { 200: 2 } });
});

it("hears why a call is refused", async () => {
  const { token } = await makeSeller();
  const read = (refreshToken = token, secret?: string) =>
    useSellers(refreshToken, secret).getMarketplaceParticipations();
  await expect(read("Atzr|IwEBnotone")).rejects.toMatchObject({
    status: 400,
    response: { body: { error: "invalid_grant" } },
  });
  await expect(read(token, "not-it")).rejects.toMatchObject({
    status: 401,
    response: { body: { error: "invalid_client" } },
  });
  const orders = new Orders_v2026SpApi.GetOrderApi(
    signIn(new Orders_v2026SpApi.ApiClient(ORIGIN), token),
  );
  await expect(orders.getOrder("111-0000000-0000001")).rejects.toMatchObject({
    status: 404,
    response: { body: { errors: [{ code: "NotFound" }] } },
  });
  const sellers = useSellers(token);
  for (let n = 0; n < 15; n++) await sellers.getMarketplaceParticipations();
  await expect(sellers.getMarketplaceParticipations()).rejects.toMatchObject({
    status: 429,
    response: { body: { errors: [{ code: "QuotaExceeded" }] } },
  });
  await court.post("faults", { kind: "sp-api-down" });
  await expect(read()).rejects.toMatchObject({ status: 500 });
});
