import { beforeEach, describe, expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";

/**
 * What callers of the real LWA and SP-API have seen on the wire, and how the sandbox is brought to
 * answer the same. Amazon's static sandbox and its "Could not match input arguments" are not
 * simulated.
 */
let box: Awaited<ReturnType<typeof openSandbox>>;
let refreshToken: string;
let sellingPartnerId: string;

beforeEach(async () => {
  box = await openSandbox();
  const seller = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  refreshToken = seller.token;
  sellingPartnerId = seller.sellingPartnerId;
});

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const US = "ATVPDKIKX0DER";
const GERMANY = "A1PA6795UKMFR9";
const PARTICIPATIONS = "/sellers/v1/marketplaceParticipations";
const ORDERS = "/orders/2026-01-01/orders";

const getAccess = () => box.getAccess(refreshToken);
const callApi = async (path: string) => box.callApi(path, await getAccess());

async function solicit(deliveredDaysAgo: number, times = 1): Promise<Response> {
  const path = `sellers/${sellingPartnerId}/orders`;
  const [order] = await box.post<{ orderId: string }[]>(path, { deliveredDaysAgo });
  return solicitOrder(order?.orderId ?? "", times);
}

async function solicitOrder(orderId: string, times = 1): Promise<Response> {
  const action = `/solicitations/v1/orders/${orderId}/solicitations/productReviewAndSellerFeedback`;
  const access = await getAccess();
  const ask = () => box.callApi(`${action}?marketplaceIds=${US}`, access, { method: "POST" });
  for (let i = 1; i < times; i++) await ask();
  return ask();
}

async function callUnderFault(kind: string): Promise<Response> {
  const access = await getAccess();
  await box.post("faults", { kind });
  return box.callApi(PARTICIPATIONS, access);
}

function denied(details: string) {
  const error = {
    code: "Unauthorized",
    message: "Access to requested resource is denied.",
    details,
  };
  return { status: 403, errorType: "AccessDeniedException", error };
}

function refusedSolicitation(message: string) {
  return { status: 403, errorType: null, error: { code: "Unauthorized", message, details: "" } };
}

interface SpApiCase {
  status: number;
  errorType: string | null;
  rate?: string;
  error: { code: string; message: string; details?: string };
}

const SP_API: [string, () => Promise<Response>, SpApiCase][] = [
  [
    "no token",
    () => box.call(PARTICIPATIONS),
    denied("Access token is missing in the request header."),
  ],
  [
    "a token that is none",
    () => box.callApi(PARTICIPATIONS, "Atza|IwEBIgarbage"),
    denied("The access token you provided is revoked, malformed or invalid."),
  ],
  [
    "a revoked grant's token",
    async () => {
      const access = await getAccess();
      await box.post(`sellers/${sellingPartnerId}/revoke`);
      return box.callApi(PARTICIPATIONS, access);
    },
    denied("The access token you provided is revoked, malformed or invalid."),
  ],
  [
    "a token past its hour",
    async () => {
      const access = await getAccess();
      await box.advance("PT1H");
      return box.callApi(PARTICIPATIONS, access);
    },
    denied("The access token you provided has expired."),
  ],
  ["an unknown path", () => callApi("/sellers/v1/nothing"), denied("")],
  [
    "another region's marketplace",
    () => callApi(`${ORDERS}?createdAfter=2026-12-01T00:00:00Z&marketplaceIds=${GERMANY}`),
    denied("The marketplaces you provided are not valid for region."),
  ],
  [
    "an expired client secret",
    () => callUnderFault("secret-expired"),
    denied("The LWA secret token you provided has expired."),
  ],
  [
    "a parameter that is no date",
    () => callApi(`${ORDERS}?createdAfter=TEST_CASE_400`),
    {
      status: 400,
      errorType: null,
      rate: "0.0056",
      error: { code: "InvalidInput", message: "Invalid Input", details: "Invalid Input" },
    },
  ],
  [
    "too many calls",
    async () => {
      const access = await getAccess();
      for (let i = 0; i < 15; i++) await box.callApi(PARTICIPATIONS, access);
      return box.callApi(PARTICIPATIONS, access);
    },
    {
      status: 429,
      errorType: "TooManyRequestsException",
      error: {
        code: "QuotaExceeded",
        message: "You exceeded your quota for the requested resource.",
      },
    },
  ],
  [
    "a failure of Amazon's",
    () => callUnderFault("sp-api-down"),
    {
      status: 500,
      errorType: null,
      error: {
        code: "InternalFailure",
        message: "We encountered an internal error. Please try again.",
      },
    },
  ],
  [
    "a review request too early",
    () => solicit(1),
    refusedSolicitation(
      "You can’t use this feature to request a review outside the 5-30 day range after the order delivery date.",
    ),
  ],
  [
    "a second review request",
    () => solicit(10, 2),
    refusedSolicitation("You have already requested a review for this order."),
  ],
  [
    "a review request for nobody's order",
    () => solicitOrder("000-0000000-0000000"),
    refusedSolicitation("The requested solicitation is not available for this amazonOrderId."),
  ],
];

describe("SP-API", () => {
  it.each(SP_API)("answers %s as Amazon does", async (_what, bring, expected) => {
    const response = await bring();
    expect({
      status: response.status,
      contentType: response.headers.get("content-type"),
      requestId: response.headers.get("x-amzn-requestid"),
      errorType: response.headers.get("x-amzn-errortype"),
      rate: response.headers.get("x-amzn-ratelimit-limit"),
      retryAfter: response.headers.get("retry-after"),
      body: await response.json(),
    }).toEqual({
      status: expected.status,
      contentType: "application/json",
      requestId: expect.stringMatching(UUID),
      errorType: expected.errorType,
      rate: expected.rate ?? null,
      retryAfter: null,
      body: { errors: [expected.error] },
    });
  });
});

const PANDA = "http://internal.amazon.com/coral/com.amazon.panda/";

interface LwaCase {
  status: number;
  errorType: string | null;
  body: object;
}

function invalidGrant(description: string, errorType: string | null): LwaCase {
  const body = {
    error: "invalid_grant",
    error_description: description,
    error_index: expect.stringMatching(/^[\w+/=]{20,}$/),
    request_id: expect.stringMatching(UUID),
  };
  return { status: 400, errorType, body };
}

function refused(error: string, error_description: string): LwaCase {
  return { status: 400, errorType: null, body: { error, error_description } };
}

const LWA: [string, () => Promise<Response>, LwaCase][] = [
  [
    "a refresh token that holds",
    () => box.refresh(refreshToken),
    {
      status: 200,
      errorType: null,
      body: {
        access_token: expect.stringMatching(/^Atza\|[\w-]{340,360}$/),
        refresh_token: expect.stringMatching(/^Atzr\|/),
        token_type: "bearer",
        expires_in: 3600,
      },
    },
  ],
  [
    "a refresh token that does not",
    async () => {
      await box.post(`sellers/${sellingPartnerId}/revoke`);
      return box.refresh(refreshToken);
    },
    invalidGrant(
      "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.",
      `OA2InvalidRequestException:${PANDA}`,
    ),
  ],
  [
    "an unknown code",
    () => box.requestToken({ grant_type: "authorization_code", code: "ANunknown" }),
    invalidGrant("The request has an invalid grant parameter : code", null),
  ],
  [
    "a wrong secret",
    () => box.requestToken({ grant_type: "refresh_token", client_secret: "other" }),
    {
      status: 401,
      errorType: `OA2InvalidClientException:${PANDA}`,
      body: { error: "invalid_client", error_description: "Client authentication failed" },
    },
  ],
  [
    "a client that may not",
    async () => {
      await box.post("faults", { kind: "unauthorized-client" });
      return box.refresh(refreshToken);
    },
    refused("unauthorized_client", "Not authorized for requested operation"),
  ],
  [
    "an unknown grant type",
    () => box.requestToken({ grant_type: "password" }),
    refused(
      "unsupported_grant_type",
      "The authorization grant type is not supported by the authorization server",
    ),
  ],
  [
    "a missing parameter",
    () => box.requestToken({ grant_type: "refresh_token" }),
    refused("invalid_request", "The request is missing a required parameter : refresh_token"),
  ],
  [
    "an unknown scope",
    () => box.requestToken({ grant_type: "client_credentials", scope: "profile" }),
    refused("invalid_scope", "An unknown scope was requested"),
  ],
];

describe("LWA", () => {
  it.each(LWA)("answers %s as Amazon does", async (_what, bring, expected) => {
    const response = await bring();
    expect({
      status: response.status,
      contentType: response.headers.get("content-type"),
      cacheControl: response.headers.get("cache-control"),
      pragma: response.headers.get("pragma"),
      requestId: response.headers.get("x-amzn-requestid"),
      errorType: response.headers.get("x-amzn-errortype"),
      body: await response.json(),
    }).toEqual({
      ...expected,
      contentType: "application/json;charset=UTF-8",
      cacheControl: "no-cache, no-store, must-revalidate",
      pragma: "no-cache",
      requestId: expect.stringMatching(UUID),
    });
  });
});
