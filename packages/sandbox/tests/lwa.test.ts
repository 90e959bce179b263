import { beforeEach, expect, it } from "vitest";
import { openSandbox, read } from "./open-sandbox.ts";

let box: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  box = await openSandbox();
});

const INVALID_GRANT = {
  status: 400,
  body: {
    error: "invalid_grant",
    error_description:
      "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.",
    error_index: expect.any(String),
    request_id: expect.any(String),
  },
};
const INVALID_CODE = {
  status: 400,
  body: {
    error: "invalid_grant",
    error_description: "The request has an invalid grant parameter : code",
    error_index: expect.any(String),
    request_id: expect.any(String),
  },
};

function tokenBody(token: string): Record<string, string> {
  return {
    grant_type: "refresh_token",
    refresh_token: token,
    client_id: box.sandbox.application.clientId,
    client_secret: box.sandbox.application.clientSecret,
  };
}

it("exchanges a refresh token for a new access token at each call, keeping the refresh token", async () => {
  const { token } = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  expect(token).toMatch(/^Atzr\|[\w-]{20,}$/);

  const first = await box.refresh(token);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    "content-type": "application/json;charset=UTF-8",
    "cache-control": "no-cache, no-store, must-revalidate",
    pragma: "no-cache",
    "x-amzn-requestid": expect.any(String),
  });
  const firstBody = (await first.json()) as { access_token: string };
  expect(firstBody).toEqual({
    access_token: expect.stringMatching(/^Atza\|[\w-]{330,370}$/),
    refresh_token: token,
    token_type: "bearer",
    expires_in: 3600,
  });
  expect(await box.getAccess(token)).not.toBe(firstBody.access_token);
});

it.each([
  ["a JSON body", "application/json", (body: Record<string, string>) => JSON.stringify(body)],
  [
    "a form whose token holds an unescaped |",
    "application/x-www-form-urlencoded",
    (body: Record<string, string>) =>
      Object.entries(body)
        .map(([name, value]) => `${name}=${value}`)
        .join("&"),
  ],
])("takes %s", async (_what, contentType, write) => {
  const { token } = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const response = await box.call("/auth/o2/token", {
    method: "POST",
    headers: { "content-type": contentType },
    body: write(tokenBody(token)),
  });
  expect(await read(response)).toMatchObject({ status: 200, body: { refresh_token: token } });
});

it("answers invalid_grant to an unknown token, also to an MWS auth token", async () => {
  const { token } = await box.makeSeller({ credential: "MWS_AUTH_TOKEN" });
  const response = await box.refresh("Atzr|IwEBIunknownunknownunknown");
  expect(response.headers.get("x-amzn-errortype")).toBe(
    "OA2InvalidRequestException:http://internal.amazon.com/coral/com.amazon.panda/",
  );
  expect(await read(response)).toEqual(INVALID_GRANT);
  expect(await read(await box.refresh(token))).toEqual(INVALID_GRANT);
});

it("answers invalid_client with 401 to a wrong id or secret", async () => {
  for (const wrong of [{ client_id: "other" }, { client_secret: "other" }]) {
    const response = await box.requestToken({
      grant_type: "refresh_token",
      refresh_token: "x",
      ...wrong,
    });
    expect(response.headers.get("x-amzn-errortype")).toBe(
      "OA2InvalidClientException:http://internal.amazon.com/coral/com.amazon.panda/",
    );
    expect(await read(response)).toEqual({
      status: 401,
      body: { error: "invalid_client", error_description: "Client authentication failed" },
    });
  }
});

it.each([
  [{}, "invalid_request", "The request is missing a required parameter : grant_type"],
  [
    { grant_type: "refresh_token" },
    "invalid_request",
    "The request is missing a required parameter : refresh_token",
  ],
  [
    { grant_type: "refresh_token", client_id: "", refresh_token: "x" },
    "invalid_request",
    "The request is missing a required parameter : client_id",
  ],
  [
    { grant_type: "password" },
    "unsupported_grant_type",
    "The authorization grant type is not supported by the authorization server",
  ],
  [
    { grant_type: "client_credentials", scope: "profile" },
    "invalid_scope",
    "An unknown scope was requested",
  ],
])("refuses %j as %s", async (parameters: Record<string, string>, error, error_description) => {
  expect(await read(await box.requestToken(parameters))).toEqual({
    status: 400,
    body: { error, error_description },
  });
});

it("gives grantless tokens without a refresh token", async () => {
  const response = await box.requestToken({
    grant_type: "client_credentials",
    scope: "sellingpartnerapi::notifications",
  });
  expect(await read(response)).toEqual({
    status: 200,
    body: { access_token: expect.stringMatching(/^Atc\|/), token_type: "bearer", expires_in: 3600 },
  });
});

it("refuses a grant past its term, and wakes the same string by a renewal", async () => {
  const seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN", termDays: 30 });
  await box.post("clock", { set: seller.expiresAt });
  expect(await read(await box.refresh(seller.token))).toEqual(INVALID_GRANT);

  const renewed = await box.post<typeof seller>(`sellers/${seller.sellingPartnerId}/renew`);
  expect(renewed.token).toBe(seller.token);
  expect(Date.parse(renewed.expiresAt) - Date.parse(renewed.authorizedAt)).toBe(30 * 86_400_000);
  expect((await box.refresh(seller.token)).status).toBe(200);
});

it("refuses a disabled grant, and wakes the same string by enabling", async () => {
  const { sellingPartnerId, token } = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  await box.post(`sellers/${sellingPartnerId}/revoke`);
  expect(await read(await box.refresh(token))).toEqual(INVALID_GRANT);
  await box.post(`sellers/${sellingPartnerId}/enable`);
  expect((await box.refresh(token)).status).toBe(200);
});

it("kills every older string when a new one is asked for", async () => {
  const { sellingPartnerId, token } = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const access = await box.getAccess(token);
  const renewed = await box.post<{ token: string }>(`sellers/${sellingPartnerId}/renew`, {
    newToken: true,
  });
  expect(renewed.token).not.toBe(token);
  expect(await read(await box.refresh(token))).toEqual(INVALID_GRANT);
  expect((await box.callApi("/sellers/v1/marketplaceParticipations", access)).status).toBe(403);
  expect((await box.refresh(renewed.token)).status).toBe(200);
});

it("goes on exchanging for a deactivated seller", async () => {
  const { sellingPartnerId, token } = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  await box.post(`sellers/${sellingPartnerId}/deactivate`);
  expect((await box.refresh(token)).status).toBe(200);
});

async function getCode(seller: Parameters<typeof box.requestCode>[0]): Promise<string> {
  const response = await box.requestCode(seller);
  const body = (await response.json()) as { payload: { authorizationCode: string } };
  return body.payload.authorizationCode;
}

it("exchanges an MWS auth token's code once, for a refresh token that dies with the grant", async () => {
  const seller = await box.makeSeller();
  const code = await getCode(seller);
  const exchanged = await box.requestToken({ grant_type: "authorization_code", code });
  const { refresh_token } = (await exchanged.json()) as { refresh_token: string };
  expect((await box.refresh(refresh_token)).status).toBe(200);
  expect(await read(await box.requestToken({ grant_type: "authorization_code", code }))).toEqual(
    INVALID_CODE,
  );
  await box.post(`sellers/${seller.sellingPartnerId}/revoke`);
  expect(await read(await box.refresh(refresh_token))).toEqual(INVALID_GRANT);
});

it("refuses a code after five minutes, and one it never issued", async () => {
  const code = await getCode(await box.makeSeller());
  await box.advance("PT5M");
  for (const dead of [code, "ANmadeup"]) {
    expect(
      await read(await box.requestToken({ grant_type: "authorization_code", code: dead })),
    ).toEqual(INVALID_CODE);
  }
});
