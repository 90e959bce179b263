import { expect, it } from "vitest";
import { readParticipations, US, useAmazonSpApi } from "./use-amazon-sp-api.ts";

const { getCourt, makeOrder, makeSeller, useClient } = useAmazonSpApi();

it("signs in and reads where the seller sells", async () => {
  const { token } = await makeSeller({ name: "Judged", marketplaceIds: [US, "A2EUQ1WTGCTBG2"] });
  expect(await readParticipations(useClient(token))).toMatchObject([
    { marketplace: { id: US }, storeName: "Judged", participation: { isParticipating: true } },
    { marketplace: { id: "A2EUQ1WTGCTBG2", countryCode: "CA" } },
  ]);
});

it("exchanges an authorization code for a refresh token that works", async () => {
  const code = await getCourt().requestCode(await getCourt().makeSeller());
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
