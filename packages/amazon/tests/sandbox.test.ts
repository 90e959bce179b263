import { type Amazon, type AmazonRegion, Secret } from "@evergrant/core";
import { createSandbox, type Sandbox } from "@evergrant/sandbox";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeAmazon } from "./make-amazon.ts";
import {
  control as callControl,
  MARKETPLACE_ID,
  makeSeller as make,
  ORIGIN,
  type SandboxSeller,
  take,
} from "./sandbox-world.ts";

const REGION: AmazonRegion = "EU";
const SHORT_MS = 100;

let sandbox: Sandbox;
let amazon: Amazon;
let signal: AbortSignal;

beforeEach(async () => {
  sandbox = await createSandbox({
    publicUrl: ORIGIN,
    startAt: new Date("2026-11-23T12:00:00Z"),
  });
  signal = new AbortController().signal;
  amazon = makeAmazon(ORIGIN, (input, init) => sandbox.fetch(new Request(input, init)), {
    mwsAuthorization: { developerId: sandbox.application.developerId },
    clock: sandbox,
  });
});

afterEach(() => sandbox.close());

const control = (path: string, body: object = {}, method = "POST") =>
  callControl(sandbox, path, body, method);
const makeSeller = (credential: string, orders = 3) => make(sandbox, { credential, orders });

function exchange(token: string, secret = sandbox.application.clientSecret) {
  const { clientId } = sandbox.application;
  const application = { clientId, clientSecret: new Secret(secret) };
  const refreshToken = new Secret(token);
  return amazon.exchangeRefreshToken(
    { application, region: REGION, sellerKey: "seller", refreshToken },
    signal,
  );
}

function exchangeMws({ sellingPartnerId, token }: SandboxSeller) {
  const { clientId, clientSecret } = sandbox.application;
  const application = { clientId, clientSecret: new Secret(clientSecret) };
  const input = {
    application,
    region: REGION,
    sellerKey: sellingPartnerId,
    sellingPartnerId,
    mwsAuthToken: new Secret(token),
  };
  if (amazon.exchangeMwsAuthToken === undefined) throw new Error("not configured");
  return amazon.exchangeMwsAuthToken(input, signal);
}

async function findAnyOrder(token: string) {
  const input = { marketplaceIds: [MARKETPLACE_ID], now: sandbox.now() };
  return amazon.findAnyOrder(take(await exchange(token)), input, signal);
}

describe("against the simulated Amazon", () => {
  it("a refresh token gives access, participations and orders", async () => {
    const { token } = await makeSeller("LWA_REFRESH_TOKEN");
    const access = take(await exchange(token));
    expect(take(await amazon.getMarketplaceParticipations(access, signal))).toContainEqual({
      marketplaceId: MARKETPLACE_ID,
      isParticipating: true,
    });
    const { orderId } = take(await findAnyOrder(token));
    if (orderId === null) throw new Error("no order");
    expect(take(await amazon.getOrder(access, { orderId }, signal)).orderId).toBe(orderId);
  });

  it("every exchange gives another access token", async () => {
    const { token } = await makeSeller("LWA_REFRESH_TOKEN");
    const first = take(await exchange(token)).accessToken.reveal();
    expect(take(await exchange(token)).accessToken.reveal()).not.toBe(first);
  });

  it("a seller without orders has none", async () => {
    const { token } = await makeSeller("LWA_REFRESH_TOKEN", 0);
    expect(await findAnyOrder(token)).toEqual({ ok: true, value: { orderId: null } });
  });

  it("an MWS token gives a refresh token that works", async () => {
    const seller = await makeSeller("MWS_AUTH_TOKEN");
    const { refreshToken } = take(await exchangeMws(seller));
    expect(take(await findAnyOrder(refreshToken.reveal())).orderId).toEqual(expect.any(String));
  });

  it("an MWS token of a disabled grant, or of another seller, is refused", async () => {
    const [seller, other] = [
      await makeSeller("MWS_AUTH_TOKEN"),
      await makeSeller("MWS_AUTH_TOKEN"),
    ];
    const failure = { class: "refused", operation: "getAuthorizationCode", status: 403 };
    expect(await exchangeMws({ ...seller, token: other.token })).toMatchObject({ failure });
    await control(`sellers/${seller.sellingPartnerId}/revoke`);
    expect(await exchangeMws(seller)).toMatchObject({ failure });
  });

  it("a revoked token is revoked, and access given before becomes suspect", async () => {
    const { sellingPartnerId, token } = await makeSeller("LWA_REFRESH_TOKEN");
    const access = take(await exchange(token));
    await control(`sellers/${sellingPartnerId}/revoke`);
    const revoked = { class: "revoked", code: "invalid_grant", status: 400 };
    expect(await exchange(token)).toMatchObject({ ok: false, failure: revoked });
    expect(await amazon.getMarketplaceParticipations(access, signal)).toMatchObject({
      ok: false,
      failure: { class: "suspect", status: 403 },
    });
  });

  it("an access token that outlived its hour is suspect", async () => {
    const { token } = await makeSeller("LWA_REFRESH_TOKEN");
    const access = take(await exchange(token));
    await control("clock", { advance: "PT2H" });
    const answer = await amazon.getMarketplaceParticipations(access, signal);
    const details = expect.stringContaining("has expired");
    expect(answer).toMatchObject({ failure: { class: "suspect", details } });
  });

  it("a wrong client secret is our misconfiguration", async () => {
    const { token } = await makeSeller("LWA_REFRESH_TOKEN");
    const failure = { class: "misconfigured", code: "invalid_client", status: 401 };
    expect(await exchange(token, "amzn1.oa2-cs.v1.wrong")).toMatchObject({ failure });
  });

  it("an order of another seller is refused", async () => {
    const [mine, other] = [
      await makeSeller("LWA_REFRESH_TOKEN"),
      await makeSeller("LWA_REFRESH_TOKEN"),
    ];
    const { orderId } = take(await findAnyOrder(other.token));
    if (orderId === null) throw new Error("no order");
    const answer = await amazon.getOrder(take(await exchange(mine.token)), { orderId }, signal);
    expect(answer).toMatchObject({
      ok: false,
      failure: { class: "refused", operation: "getOrder" },
    });
  });
});

describe("under the sandbox's faults", () => {
  const EXPECTED = [
    { kind: "lwa-down", exchanged: "unavailable", called: null },
    { kind: "sp-api-down", exchanged: null, called: "unavailable" },
    { kind: "invalid-grant", exchanged: "revoked", called: null },
    { kind: "throttle", exchanged: null, called: "throttled" },
    { kind: "secret-expired", exchanged: "misconfigured", called: "misconfigured" },
    { kind: "cache-lag", exchanged: null, called: "suspect" },
    { kind: "reset", exchanged: "unavailable", called: "unavailable" },
    { kind: "hang", exchanged: "unavailable", called: "unavailable" },
  ];
  for (const { kind, exchanged, called } of EXPECTED) {
    it(`${kind} is ${exchanged ?? "nothing"} to an exchange, ${called ?? "nothing"} to a call`, async () => {
      const { token } = await makeSeller("LWA_REFRESH_TOKEN");
      const access = take(await exchange(token));
      await control("faults", { kind, ...(kind === "hang" && { ms: 3_600_000 }) });
      if (kind === "hang") signal = AbortSignal.timeout(SHORT_MS);
      const exchangeAnswer = await exchange(token);
      const callAnswer = await amazon.getMarketplaceParticipations(access, signal);
      expect(exchangeAnswer.ok ? null : exchangeAnswer.failure.class).toBe(exchanged);
      expect(callAnswer.ok ? null : callAnswer.failure.class).toBe(called);
      await control("faults", {}, "DELETE");
      signal = new AbortController().signal;
      expect((await exchange(token)).ok).toBe(true);
      expect((await amazon.getMarketplaceParticipations(access, signal)).ok).toBe(true);
    });
  }
});
