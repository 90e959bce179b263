import { beforeEach, expect, it } from "vitest";
import { ConnectionResetError } from "../src/index.ts";
import { type MadeSeller, openSandbox, read } from "./open-sandbox.ts";

const PARTICIPATIONS = "/sellers/v1/marketplaceParticipations";

let box: Awaited<ReturnType<typeof openSandbox>>;
let american: MadeSeller;
let european: MadeSeller;
let access: string;

beforeEach(async () => {
  box = await openSandbox();
  american = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  european = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN", region: "EU" });
  access = await box.getAccess(american.token);
});

const callApi = () => box.callApi(PARTICIPATIONS, access);

it.each([
  ["lwa-down", 503, "temporarily_unavailable"],
  ["invalid-grant", 400, "invalid_grant"],
  ["unauthorized-client", 400, "unauthorized_client"],
  ["secret-expired", 401, "invalid_client"],
])("%s makes LWA answer %i %s until it is deleted", async (kind, status, error) => {
  await box.post("faults", { kind });
  expect(await read(await box.refresh(american.token))).toMatchObject({ status, body: { error } });
  expect(await box.control("DELETE", "faults")).toEqual({ deleted: 1 });
  expect((await box.refresh(american.token)).status).toBe(200);
});

it.each([
  ["sp-api-down", 500, { code: "InternalFailure" }],
  ["throttle", 429, { code: "QuotaExceeded" }],
  ["secret-expired", 403, { details: "The LWA secret token you provided has expired." }],
  [
    "cache-lag",
    403,
    { details: "The access token you provided is revoked, malformed or invalid." },
  ],
])("%s makes SP-API answer %i", async (kind, status, error) => {
  await box.post("faults", { kind });
  const response = await callApi();
  expect(response.headers.has("x-amzn-ratelimit-limit")).toBe(false);
  expect(await read(response)).toMatchObject({ status, body: { errors: [error] } });
});

it("cache-lag leaves LWA exchanging", async () => {
  await box.post("faults", { kind: "cache-lag" });
  expect((await box.refresh(american.token)).status).toBe(200);
});

it("empty-actions offers nothing and lets nothing be asked for", async () => {
  const [order] = await box.post<{ orderId: string }[]>(
    `sellers/${american.sellingPartnerId}/orders`,
  );
  const path = `/solicitations/v1/orders/${order?.orderId}`;
  const query = "?marketplaceIds=ATVPDKIKX0DER";
  const ask = () =>
    box.callApi(`${path}/solicitations/productReviewAndSellerFeedback${query}`, access, {
      method: "POST",
    });
  await box.post("faults", { kind: "empty-actions" });
  expect(await read(await box.callApi(path + query, access))).toMatchObject({
    body: { _links: { actions: [] } },
  });
  expect((await ask()).status).toBe(403);
  await box.control("DELETE", "faults");
  expect((await ask()).status).toBe(201);
});

it("strikes only its region, seller or operation", async () => {
  await box.post("faults", { kind: "invalid-grant", region: "EU" });
  expect((await box.refresh(american.token)).status).toBe(200);
  expect((await box.refresh(european.token)).status).toBe(400);
  await box.control("DELETE", "faults");

  const { sellingPartnerId } = american;
  await box.post("faults", { kind: "lwa-down", sellingPartnerId });
  expect((await box.refresh(american.token)).status).toBe(503);
  expect((await box.refresh(european.token)).status).toBe(200);
  await box.control("DELETE", "faults");

  await box.post("faults", { kind: "throttle", operation: "searchOrders" });
  expect((await callApi()).status).toBe(200);
  const search = "/orders/2026-01-01/orders?createdAfter=2026-12-01T00:00:00Z";
  expect((await box.callApi(search, access)).status).toBe(429);
});

it("ends with its virtual time", async () => {
  const made = await box.post("faults", { kind: "sp-api-down", for: "PT30M" });
  expect(made).toMatchObject({
    kind: "sp-api-down",
    rate: 1,
    until: expect.stringMatching(/^2027-01-01T00:30/),
  });
  expect(await box.get("faults")).toEqual([made]);
  expect((await callApi()).status).toBe(500);
  await box.advance("PT31M");
  expect((await callApi()).status).toBe(200);
  expect(await box.get("faults")).toEqual([]);
});

it("strikes as often as its rate says", async () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const rated = await openSandbox({ random });
  await rated.post("faults", { kind: "lwa-down", rate: 0.3 });
  const { token } = await rated.makeSeller({ credential: "LWA_REFRESH_TOKEN", region: "NA" });
  const statuses: number[] = [];
  while (statuses.length < 200) statuses.push((await rated.refresh(token)).status);
  const struck = statuses.filter((status) => status === 503).length;
  expect(struck).toBeGreaterThan(40);
  expect(struck).toBeLessThan(80);
});

it("latency answers late, by real milliseconds", async () => {
  await box.post("faults", { kind: "latency", ms: 60 });
  const before = performance.now();
  expect((await callApi()).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThanOrEqual(55);
});

it("reset cuts the connection before the call has an effect, or after", async () => {
  const [order] = await box.post<{ orderId: string }[]>(
    `sellers/${american.sellingPartnerId}/orders`,
  );
  const ask = () =>
    box.callApi(
      `/solicitations/v1/orders/${order?.orderId}/solicitations/productReviewAndSellerFeedback?marketplaceIds=ATVPDKIKX0DER`,
      access,
      { method: "POST" },
    );
  await box.post("faults", { kind: "reset" });
  await expect(ask()).rejects.toThrow(ConnectionResetError);
  expect(await box.get("solicitations")).toEqual([]);
  await box.control("DELETE", "faults");

  await box.post("faults", { kind: "reset", loses: "answer" });
  await expect(ask()).rejects.toThrow(ConnectionResetError);
  expect(await box.get("solicitations")).toMatchObject([{ status: 201 }]);
  expect(await box.get("calls")).toMatchObject({
    createProductReviewAndSellerFeedbackSolicitation: { reset: 1, 201: 1 },
  });
});

it("hang holds the call, then cuts it; it ends at once when the caller gives up", async () => {
  await box.post("faults", { kind: "hang", ms: 30 });
  await expect(callApi()).rejects.toThrow(ConnectionResetError);
  await box.control("DELETE", "faults");

  await box.post("faults", { kind: "hang", ms: 600_000 });
  const caller = new AbortController();
  const pending = box.callApi(PARTICIPATIONS, access, { signal: caller.signal });
  caller.abort(new Error("gave up"));
  await expect(pending).rejects.toThrow("gave up");
});

it("ends hanging calls when the sandbox closes", async () => {
  await box.post("faults", { kind: "hang" });
  const pending = expect(callApi()).rejects.toThrow(ConnectionResetError);
  await box.sandbox.close();
  await pending;
});

it("deletes the faults of one kind", async () => {
  await box.post("faults", { kind: "lwa-down" });
  await box.post("faults", { kind: "throttle" });
  expect(await box.control("DELETE", "faults", { kind: "lwa-down" })).toEqual({ deleted: 1 });
  expect(await box.get("faults")).toMatchObject([{ kind: "throttle" }]);
});
