import { beforeEach, describe, expect, it } from "vitest";
import { openSandbox, read } from "./open-sandbox.ts";

let box: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  box = await openSandbox();
});

const LWA = { credential: "LWA_REFRESH_TOKEN" };
const PARTICIPATIONS = "/sellers/v1/marketplaceParticipations";

function denied(details: string) {
  return {
    status: 403,
    body: {
      errors: [
        { code: "Unauthorized", message: "Access to requested resource is denied.", details },
      ],
    },
  };
}

const BAD_TOKEN = denied("The access token you provided is revoked, malformed or invalid.");
const EXPIRED_TOKEN = denied("The access token you provided has expired.");

describe("access", () => {
  it("answers participations to a fresh token, with the headers of Amazon", async () => {
    const { token } = await box.makeSeller({
      ...LWA,
      name: "Harbour Goods",
      region: "EU",
      marketplaceIds: ["A1F83G8C2ARO7P"],
    });
    const response = await box.callApi(PARTICIPATIONS, await box.getAccess(token));
    expect(response.headers.get("x-amzn-ratelimit-limit")).toBe("0.016");
    expect(response.headers.get("x-amzn-requestid")).toBeTruthy();
    expect(await read(response)).toEqual({
      status: 200,
      body: {
        payload: [
          {
            marketplace: {
              id: "A1F83G8C2ARO7P",
              name: "Amazon.co.uk",
              countryCode: "GB",
              defaultCurrencyCode: "GBP",
              defaultLanguageCode: "en_GB",
              domainName: "www.amazon.co.uk",
            },
            storeName: "Harbour Goods",
            participation: { isParticipating: true, hasSuspendedListings: false },
          },
        ],
      },
    });
  });

  it("tells a missing, an unknown and an old token apart", async () => {
    const { token } = await box.makeSeller(LWA);
    const access = await box.getAccess(token);
    const missing = await box.call(PARTICIPATIONS);
    expect(missing.headers.get("x-amzn-errortype")).toBe("AccessDeniedException");
    expect(missing.headers.has("x-amzn-ratelimit-limit")).toBe(false);
    expect(await read(missing)).toEqual(denied("Access token is missing in the request header."));
    expect(await read(await box.callApi(PARTICIPATIONS, "Atza|unknown"))).toEqual(BAD_TOKEN);
    await box.advance("PT59M");
    expect((await box.callApi(PARTICIPATIONS, access)).status).toBe(200);
    await box.advance("PT1M");
    expect(await read(await box.callApi(PARTICIPATIONS, access))).toEqual(EXPIRED_TOKEN);
  });

  it("refuses a revoked grant's token for good and an expired grant's until it is renewed", async () => {
    const revoked = await box.makeSeller(LWA);
    const expired = await box.makeSeller({ ...LWA, termDays: 1 });
    await box.advance("PT23H30M");
    const revokedAccess = await box.getAccess(revoked.token);
    const expiredAccess = await box.getAccess(expired.token);
    await box.post(`sellers/${revoked.sellingPartnerId}/revoke`);
    await box.advance("PT29M");
    expect((await box.callApi(PARTICIPATIONS, expiredAccess)).status).toBe(200);
    await box.advance("PT1M");
    for (const access of [revokedAccess, expiredAccess]) {
      expect(await read(await box.callApi(PARTICIPATIONS, access))).toEqual(BAD_TOKEN);
    }
    for (const seller of [revoked, expired])
      await box.post(`sellers/${seller.sellingPartnerId}/renew`);
    expect(await read(await box.callApi(PARTICIPATIONS, revokedAccess))).toEqual(BAD_TOKEN);
    expect((await box.callApi(PARTICIPATIONS, expiredAccess)).status).toBe(200);
  });

  it("takes the region from an Amazon host, in the URL or the header", async () => {
    const { token } = await box.makeSeller({ ...LWA, region: "EU" });
    const headers = { "x-amz-access-token": await box.getAccess(token) };
    const callHost = (host: string) =>
      box.sandbox.fetch(new Request(`https://${host}${PARTICIPATIONS}`, { headers }));
    expect((await callHost("sellingpartnerapi-eu.amazon.com")).status).toBe(200);
    expect(await read(await callHost("sellingpartnerapi-na.amazon.com"))).toEqual(BAD_TOKEN);
    const byHeader = await box.call(PARTICIPATIONS, {
      headers: { ...headers, host: "sellingpartnerapi-fe.amazon.com" },
    });
    expect(await read(byHeader)).toEqual(BAD_TOKEN);
  });

  it("refuses unknown paths, and grantless tokens on a seller's operation, without details", async () => {
    const { token } = await box.makeSeller(LWA);
    const access = await box.getAccess(token);
    expect(await read(await box.callApi("/sellers/v1/nothing", access))).toEqual(denied(""));
    expect(await read(await box.callApi(PARTICIPATIONS, "Atc|x"))).toEqual(BAD_TOKEN);
  });

  it("shows a deactivated seller as taking part nowhere, until it is active again", async () => {
    const { sellingPartnerId, token } = await box.makeSeller({
      ...LWA,
      marketplaceIds: ["ATVPDKIKX0DER", "A2EUQ1WTGCTBG2"],
    });
    const access = await box.getAccess(token);
    const readParticipations = async () => {
      const { body } = await read(await box.callApi(PARTICIPATIONS, access));
      const { payload } = body as { payload: { participation: { isParticipating: boolean } }[] };
      return payload.map(({ participation }) => participation.isParticipating);
    };
    await box.post(`sellers/${sellingPartnerId}/deactivate`);
    expect(await readParticipations()).toEqual([false, false]);
    await box.post(`sellers/${sellingPartnerId}/activate`);
    expect(await readParticipations()).toEqual([true, true]);
  });
});

it("describes the seller's account, with the marketplaces it takes part in", async () => {
  const { token } = await box.makeSeller({ ...LWA, name: "Harbour Goods", region: "FE" });
  const access = await box.getAccess(token);
  const participations = await read(await box.callApi(PARTICIPATIONS, access));
  const response = await box.callApi("/sellers/v1/account", access);
  expect(response.headers.get("x-amzn-ratelimit-limit")).toBe("0.016");
  const address = { addressLine1: expect.any(String), countryCode: "JP" };
  expect(await read(response)).toMatchObject({
    status: 200,
    body: {
      payload: {
        businessType: "PRIVATE_LIMITED",
        sellingPlan: "PROFESSIONAL",
        marketplaceParticipationList: (participations.body as { payload: unknown }).payload,
        business: { name: "Harbour Goods", registeredBusinessAddress: address },
        primaryContact: { name: expect.any(String), address },
      },
    },
  });
});

describe("getAuthorizationCode", () => {
  it("answers a code to the seller's own active MWS auth token only", async () => {
    const seller = await box.makeSeller();
    const other = await box.makeSeller();
    expect(seller.token).toMatch(/^amzn\.mws\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(await read(await box.requestCode(seller))).toEqual({
      status: 200,
      body: { payload: { authorizationCode: expect.stringMatching(/^AN/) } },
    });
    for (const changes of [
      { mwsAuthToken: other.token },
      { mwsAuthToken: "amzn.mws.4ea38b7b-f563-7709-4bae-87aeaEXAMPLE" },
      { sellingPartnerId: other.sellingPartnerId },
      { sellingPartnerId: "ANOBODY0000000" },
      { developerId: "1" },
    ]) {
      expect(await read(await box.requestCode(seller, changes))).toEqual(denied(""));
    }
    expect((await box.requestCode(seller, { mwsAuthToken: "" })).status).toBe(400);
  });

  it("refuses a disabled and an expired grant, and a string that was replaced", async () => {
    const seller = await box.makeSeller({ termDays: 1 });
    const { sellingPartnerId } = seller;
    await box.post(`sellers/${sellingPartnerId}/revoke`);
    expect((await box.requestCode(seller)).status).toBe(403);
    await box.post(`sellers/${sellingPartnerId}/enable`);
    expect((await box.requestCode(seller)).status).toBe(200);
    await box.advance("P1D");
    expect((await box.requestCode(seller)).status).toBe(403);
    await box.post(`sellers/${sellingPartnerId}/renew`, { newToken: true });
    expect((await box.requestCode(seller)).status).toBe(403);
  });

  it("wants a grantless token of the migration scope", async () => {
    const seller = await box.makeSeller();
    const grantless = await box.requestToken({
      grant_type: "client_credentials",
      scope: "sellingpartnerapi::notifications",
    });
    const { access_token } = (await grantless.json()) as { access_token: string };
    const path = `/authorization/v1/authorizationCode?sellingPartnerId=${seller.sellingPartnerId}&developerId=${box.sandbox.application.developerId}&mwsAuthToken=${seller.token}`;
    expect(await read(await box.callApi(path, access_token))).toEqual(denied(""));
    expect((await box.call(path)).status).toBe(403);
  });
});
