import { beforeEach, describe, expect, it } from "vitest";
import { ConnectionResetError } from "../src/index.ts";
import { openSandbox, read } from "./open-sandbox.ts";

/** All operations of a seller, called as they are when all is well. */
const SELLER_CALLS: [method: string, path: string, body?: object][] = [
  ["GET", "/sellers/v1/marketplaceParticipations"],
  ["GET", "/sellers/v1/account"],
  ["GET", "/orders/2026-01-01/orders?createdAfter=2026-12-01T00:00:00Z"],
  ["GET", "/orders/2026-01-01/orders/ORDER"],
  ["GET", "/orders/v0/orders?MarketplaceIds=ATVPDKIKX0DER&CreatedAfter=2026-12-01T00:00:00Z"],
  ["GET", "/orders/v0/orders/ORDER"],
  ["GET", "/orders/v0/orders/ORDER/orderItems"],
  ["GET", "/orders/v0/orders/ORDER/buyerInfo"],
  ["GET", "/orders/v0/orders/ORDER/address"],
  ["GET", "/solicitations/v1/orders/ORDER?marketplaceIds=ATVPDKIKX0DER"],
  [
    "POST",
    "/solicitations/v1/orders/ORDER/solicitations/productReviewAndSellerFeedback?marketplaceIds=ATVPDKIKX0DER",
  ],
  [
    "POST",
    "/tokens/2021-03-01/restrictedDataToken",
    { restrictedResources: [{ method: "GET", path: "/orders/v0/orders/{orderId}/address" }] },
  ],
  [
    "POST",
    "/appIntegrations/2024-04-01/notifications",
    { templateId: "RENEWAL", notificationParameters: {} },
  ],
  [
    "POST",
    "/appIntegrations/2024-04-01/notifications/deletion",
    { templateId: "RENEWAL", deletionReason: "INCORRECT_CONTENT" },
  ],
];

let box: Awaited<ReturnType<typeof openSandbox>>;
let access: string;
let orderId: string;

beforeEach(async () => {
  box = await openSandbox();
  const seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  access = await box.getAccess(seller.token);
  const path = `sellers/${seller.sellingPartnerId}/orders`;
  orderId = (await box.post<{ orderId: string }[]>(path))[0]?.orderId ?? "";
});

const call = (method: string, path: string, body?: object) =>
  box.call(path.replace("ORDER", orderId), {
    method,
    headers: { "x-amz-access-token": access, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });

describe.each(SELLER_CALLS)("%s %s", (...[method, path, body]) => {
  const callOperation = () => call(method, path, body);

  it("succeeds, with request id and rate", async () => {
    const response = await callOperation();
    expect([200, 201, 204]).toContain(response.status);
    expect(response.headers.get("x-amzn-requestid")).toBeTruthy();
    expect(response.headers.get("x-amzn-ratelimit-limit")).toMatch(/^\d+\.\d+$/);
  });

  it("fails by each fault, and by the same words everywhere", async () => {
    for (const [kind, status, error] of [
      ["sp-api-down", 500, { code: "InternalFailure" }],
      ["throttle", 429, { code: "QuotaExceeded" }],
      ["secret-expired", 403, { details: "The LWA secret token you provided has expired." }],
      [
        "cache-lag",
        403,
        { details: "The access token you provided is revoked, malformed or invalid." },
      ],
    ] as const) {
      await box.post("faults", { kind });
      const response = await callOperation();
      expect(response.headers.has("x-amzn-ratelimit-limit")).toBe(false);
      expect(await read(response)).toMatchObject({ status, body: { errors: [error] } });
      await box.control("DELETE", "faults");
    }
    await box.post("faults", { kind: "reset" });
    await expect(callOperation()).rejects.toThrow(ConnectionResetError);
  });
});
