import { beforeEach, expect, it } from "vitest";
import { openSandbox, read } from "./open-sandbox.ts";

const PARTICIPATIONS = "/sellers/v1/marketplaceParticipations";
const LWA = { credential: "LWA_REFRESH_TOKEN" };
const QUOTA_EXCEEDED = {
  status: 429,
  body: {
    errors: [
      {
        code: "QuotaExceeded",
        message: "You exceeded your quota for the requested resource.",
      },
    ],
  },
};

let box: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  box = await openSandbox();
});

/** How many calls in a row are let through. */
async function countLet(call: () => Promise<Response>): Promise<number> {
  for (let count = 0; ; count++) if ((await call()).status === 429) return count;
}

it("lets the burst through, then as many as the rate allows, on virtual time", async () => {
  const access = await box.getAccess((await box.makeSeller(LWA)).token);
  const call = () => box.callApi(PARTICIPATIONS, access);
  expect(await countLet(call)).toBe(15);
  const refused = await call();
  expect(refused.headers.get("x-amzn-errortype")).toBe("TooManyRequestsException");
  expect(refused.headers.get("x-amzn-requestid")).toBeTruthy();
  for (const absent of ["x-amzn-ratelimit-limit", "retry-after"]) {
    expect(refused.headers.has(absent)).toBe(false);
  }
  expect(await read(refused)).toEqual(QUOTA_EXCEEDED);

  await box.advance("PT62S");
  expect(await countLet(call)).toBe(0);
  await box.advance("PT0.5S");
  expect(await countLet(call)).toBe(1);
});

it("keeps sellers and operations apart, and two tokens of a seller together", async () => {
  const seller = await box.makeSeller(LWA);
  const other = await box.makeSeller(LWA);
  const access = await box.getAccess(seller.token);
  expect(await countLet(() => box.callApi(PARTICIPATIONS, access))).toBe(15);
  const again = await box.getAccess(seller.token);
  expect(await countLet(() => box.callApi(PARTICIPATIONS, again))).toBe(0);
  const otherAccess = await box.getAccess(other.token);
  expect((await box.callApi(PARTICIPATIONS, otherAccess)).status).toBe(200);
  expect((await box.callApi("/orders/2026-01-01/orders", access)).status).toBe(400);
});

it("takes nothing for a token that does not hold, nor while a fault throttles", async () => {
  const { token } = await box.makeSeller(LWA);
  const access = await box.getAccess(token);
  for (const fault of ["cache-lag", "throttle", "sp-api-down", "secret-expired"]) {
    await box.post("faults", { kind: fault });
    for (let i = 0; i < 10; i++) await box.callApi(PARTICIPATIONS, access);
    await box.control("DELETE", "faults");
  }
  expect(await countLet(() => box.callApi(PARTICIPATIONS, access))).toBe(15);
  expect((await box.callApi(PARTICIPATIONS, "Atza|unknown")).status).toBe(403);
});

it("takes one for a call that is refused for what it asks", async () => {
  const { token } = await box.makeSeller(LWA);
  const access = await box.getAccess(token);
  const ask = () => box.callApi("/solicitations/v1/orders/nonsense?marketplaceIds=x", access);
  expect((await ask()).status).toBe(400);
  expect(await countLet(ask)).toBe(4);
});
