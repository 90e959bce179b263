import { expect, it, vi } from "vitest";
import { readParticipations, US, useAmazonSpApi } from "./use-amazon-sp-api.ts";

const { getCourt, makeOrder, makeSeller, useClient } = useAmazonSpApi();

it("refreshes an expired access token by itself and goes on", async () => {
  const { token } = await makeSeller();
  const client = useClient(token);
  await readParticipations(client);
  const first = client.access_token;
  await getCourt().advance("PT1H");
  expect(await readParticipations(client)).toHaveLength(1);
  expect(client.access_token).not.toBe(first);
  expect(await getCourt().get("calls")).toEqual({
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
  await getCourt().post(`sellers/${sellingPartnerId}/revoke`);
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
  await getCourt().post("faults", { kind: "sp-api-down" });
  await expect(readParticipations(client)).rejects.toMatchObject({ code: "InternalFailure" });
  await getCourt().post("faults", { kind: "lwa-down" });
  await expect(readParticipations(useClient(token))).rejects.toMatchObject({
    code: "temporarily_unavailable",
  });
});

it("hears when it called too often, and goes on once time has passed", async () => {
  const { token } = await makeSeller();
  const client = useClient(token);
  for (let n = 0; n < 15; n++) await readParticipations(client);
  await expect(readParticipations(client)).rejects.toMatchObject({ code: "QuotaExceeded" });
  await getCourt().advance("PT62S");
  await expect(readParticipations(client)).rejects.toMatchObject({ code: "QuotaExceeded" });
  await getCourt().advance("PT1S");
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
    expect(await getCourt().get("calls")).toMatchObject({
      getSolicitationActionsForOrder: { 200: 5, 429: 1 },
    }),
  );
  await getCourt().advance("PT1S");
  expect(await sixth).toMatchObject({ _links: { actions: [{}] } });
  expect(await getCourt().get("calls")).toMatchObject({
    getSolicitationActionsForOrder: { 200: 6, 429: 1 },
  });
});
