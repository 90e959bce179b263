import { createAmazon } from "@evergrant/amazon";
import { describe, expect, it } from "vitest";
import {
  ACCESS,
  ACCESS_TOKEN,
  APPLICATION,
  CLIENT_SECRET,
  listOperations,
  MWS_TOKEN,
  makeAmazon,
  makeOptions,
  REFRESH_TOKEN,
} from "./make-amazon.ts";
import { type ScriptedAnswer, scriptFetch } from "./script-fetch.ts";

const signal = new AbortController().signal;

function operationsWith(...bodies: ScriptedAnswer[]) {
  const { fetchIt, requests } = scriptFetch(...bodies);
  return { requests, ...listOperations(makeAmazon("https://amazon.test", fetchIt), signal) };
}

async function readForm(request: Request | undefined) {
  return Object.fromEntries(new URLSearchParams(await request?.text()));
}

describe("what is sent to Amazon", () => {
  it("is a form for a refresh exchange, with the token's bar encoded", async () => {
    const { exchangeRefreshToken, requests } = operationsWith({
      access_token: ACCESS_TOKEN,
      refresh_token: REFRESH_TOKEN,
      token_type: "bearer",
      expires_in: 3600,
    });
    const answer = await exchangeRefreshToken();
    if (!answer.ok) throw new Error(answer.failure.details);
    expect(answer.value.region).toBe("EU");
    expect(answer.value.accessToken.reveal()).toBe(ACCESS_TOKEN);
    const [request] = requests;
    expect(request?.url).toBe("https://amazon.test/auth/o2/token");
    expect(request?.headers.get("content-type")).toMatch(/^application\/x-www-form-urlencoded/);
    expect(await request?.clone().text()).toContain("Atzr%7CIwEBI");
    expect(await readForm(request)).toEqual({
      grant_type: "refresh_token",
      refresh_token: REFRESH_TOKEN,
      client_id: APPLICATION.clientId,
      client_secret: CLIENT_SECRET,
    });
  });

  it("is a consent's code with the redirect URI that it was asked with", async () => {
    const { exchangeAuthorizationCode, requests } = operationsWith({
      access_token: ACCESS_TOKEN,
      refresh_token: REFRESH_TOKEN,
    });
    const answer = await exchangeAuthorizationCode();
    if (!answer.ok) throw new Error(answer.failure.details);
    expect(answer.value.refreshToken.reveal()).toBe(REFRESH_TOKEN);
    expect(await readForm(requests[0])).toEqual({
      grant_type: "authorization_code",
      code: "ANDMxqpCmqWHJeyzdbMH",
      redirect_uri: "https://evergrant.test/callback",
      client_id: APPLICATION.clientId,
      client_secret: CLIENT_SECRET,
    });
  });

  it("is a search over sixty days for any order", async () => {
    const { findAnyOrder, requests } = operationsWith({
      orders: [{ orderId: "1", more: 1 }],
      x: 1,
    });
    expect(await findAnyOrder()).toEqual({ ok: true, value: { orderId: "1" } });
    const [request] = requests;
    const url = new URL(request?.url ?? "");
    expect(url.pathname).toBe("/orders/2026-01-01/orders");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      lastUpdatedAfter: "2026-09-24T12:00:00.000Z",
      marketplaceIds: "A1PA6795UKMFR9",
      maxResultsPerPage: "1",
    });
    expect(request?.method).toBe("GET");
    expect(request?.headers.get("x-amz-access-token")).toBe(ACCESS_TOKEN);
    expect(request?.headers.get("x-amz-date")).toBe("20261123T120000Z");
    expect(request?.headers.get("user-agent")).toBe("Evergrant/0.1 (Language=JavaScript)");
  });

  it("is the order's own address for a known order", async () => {
    const { getOrder, requests } = operationsWith({ order: { orderId: "114-5558123-1234567" } });
    expect(await getOrder()).toMatchObject({ value: { orderId: "114-5558123-1234567" } });
    expect(requests[0]?.url).toBe(
      "https://amazon.test/orders/2026-01-01/orders/114-5558123-1234567",
    );
  });

  it("is a grantless token, a code and its exchange for an MWS token", async () => {
    const { exchangeMwsAuthToken, requests } = operationsWith(
      { access_token: "Atc|grantless" },
      { payload: { authorizationCode: "ANDMxqpCmqWHJeyzdbMH" } },
      { access_token: ACCESS_TOKEN, refresh_token: REFRESH_TOKEN },
    );
    const answer = await exchangeMwsAuthToken();
    if (answer?.ok !== true) throw new Error(answer?.failure.details);
    expect(answer.value.refreshToken.reveal()).toBe(REFRESH_TOKEN);
    expect(await readForm(requests[0])).toMatchObject({
      grant_type: "client_credentials",
      scope: "sellingpartnerapi::migration",
    });
    const url = new URL(requests[1]?.url ?? "");
    expect(url.pathname).toBe("/authorization/v1/authorizationCode");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      sellingPartnerId: "A2EUQ1WTGCTBG2",
      developerId: "1234-5678-9012",
      mwsAuthToken: MWS_TOKEN,
    });
    expect(requests[1]?.headers.get("x-amz-access-token")).toBe("Atc|grantless");
    expect(await readForm(requests[2])).toMatchObject({
      grant_type: "authorization_code",
      code: "ANDMxqpCmqWHJeyzdbMH",
    });
  });

  it("goes to the region of the access", async () => {
    const { fetchIt, requests } = scriptFetch({ payload: [] }, { payload: [] }, { payload: [] });
    const { mwsAuthorization: _, ...options } = makeOptions("https://amazon.test", fetchIt);
    const amazon = createAmazon({
      ...options,
      lwaUrl: "https://lwa.test/auth/o2/token",
      spApiUrls: { NA: "https://na.test/", EU: "https://eu.test", FE: "https://fe.test" },
    });
    expect(amazon.exchangeMwsAuthToken).toBeUndefined();
    for (const region of ["NA", "EU", "FE"] as const) {
      const access = { ...ACCESS, region };
      await amazon.getMarketplaceParticipations(access, signal);
    }
    expect(requests.map(({ url }) => url)).toEqual(
      ["na", "eu", "fe"].map((host) => `https://${host}.test/sellers/v1/marketplaceParticipations`),
    );
  });
});

describe("what is read from Amazon's answers", () => {
  it("is where the seller takes part, whatever else is told", async () => {
    const { getMarketplaceParticipations } = operationsWith({
      payload: [
        {
          marketplace: { id: "A1PA6795UKMFR9", name: "Amazon.de", countryCode: "DE" },
          participation: { isParticipating: false, hasSuspendedListings: true },
          storeName: "Shop",
        },
      ],
      news: true,
    });
    expect(await getMarketplaceParticipations()).toEqual({
      ok: true,
      value: [{ marketplaceId: "A1PA6795UKMFR9", isParticipating: false }],
    });
  });

  it("is null when there is no order", async () => {
    const { findAnyOrder } = operationsWith({ orders: [] });
    expect(await findAnyOrder()).toEqual({ ok: true, value: { orderId: null } });
  });

  it("is nothing when the answer is not what the model promises", async () => {
    const wrong: unknown[] = [
      null,
      [],
      "ok",
      {},
      { payload: {} },
      { orders: [{}] },
      { order: null },
    ];
    wrong.push({ access_token: "" }, { access_token: "with\nbreak" }, { access_token: 7 });
    for (const body of wrong) {
      const {
        requests: _,
        exchangeMwsAuthToken: __,
        ...operations
      } = operationsWith(Response.json(body));
      for (const operate of Object.values(operations)) {
        const fresh = await operate();
        expect(fresh).toMatchObject({ ok: false, failure: { class: "unavailable" } });
      }
    }
  });
});
