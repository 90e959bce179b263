import type { AmazonFailureClass } from "@evergrant/core";
import type { Endpoint } from "./classification-table.ts";
import type { Reply } from "./send.ts";

/** A reply of Amazon's, or the lack of one, and what it must be taken for. */
export interface ClassifiedSample {
  row: string;
  class: AmazonFailureClass;
  endpoint: Endpoint;
  operation: string;
  reply: Reply;
  code?: string;
}

const DENIED = "Access to requested resource is denied.";

export function answer(status: number, body: unknown): Reply {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { kind: "answer", status, headers: new Headers(), text };
}

function lwa(
  row: string,
  cls: AmazonFailureClass,
  status: number,
  error: string,
  operation = "refreshToken",
  error_description = "Words of Amazon's",
): ClassifiedSample {
  const reply = answer(status, { error, error_description });
  return { row, class: cls, endpoint: "lwa", operation, reply, code: error };
}

function spApi(
  row: string,
  cls: AmazonFailureClass,
  status: number,
  error: { code: string; message?: string; details?: string | null },
  operation = "getOrder",
): ClassifiedSample {
  const reply = answer(status, { errors: [error] });
  return { row, class: cls, endpoint: "spApi", operation, reply, code: error.code };
}

function other(
  row: string,
  endpoint: Endpoint,
  reply: Reply,
  cls: AmazonFailureClass = "unavailable",
): ClassifiedSample {
  const operation = endpoint === "lwa" ? "refreshToken" : "getOrder";
  return { row, class: cls, endpoint, operation, reply };
}

const denial = (details?: string | null) => ({
  code: "Unauthorized",
  message: DENIED,
  ...(details !== undefined && { details }),
});

export const CLASSIFIED_SAMPLES: ClassifiedSample[] = [
  other("no-answer", "lwa", { kind: "silence", cause: "timeout", words: "Late." }),
  other("no-answer", "spApi", { kind: "silence", cause: "network", words: "ENOTFOUND: gone" }),
  other("no-answer", "spApi", { kind: "silence", cause: "oversize", words: "Large.", status: 403 }),
  spApi("throttled", "throttled", 429, {
    code: "QuotaExceeded",
    message: "You exceeded your quota for the requested resource.",
  }),
  other("throttled", "lwa", answer(429, "slow down"), "throttled"),
  spApi("server-error", "unavailable", 500, {
    code: "InternalFailure",
    message: "We encountered an internal error. Please try again.",
  }),
  lwa("server-error", "unavailable", 503, "temporarily_unavailable"),
  lwa("server-error", "unavailable", 500, "invalid_grant"),
  other("server-error", "spApi", answer(502, "<html>Bad gateway</html>")),
  other("unreadable-answer", "lwa", answer(200, '{"access_token":"At')),
  other("unreadable-answer", "spApi", answer(204, "")),
  other("not-amazon", "spApi", answer(403, "<html>Request blocked</html>")),
  other("not-amazon", "spApi", answer(404, "")),
  other("not-amazon", "lwa", answer(400, "invalid_grant")),
  other("not-amazon", "lwa", answer(302, "")),
  other("not-amazon", "spApi", answer(403, { errors: [] })),
  spApi("request-timeout", "unavailable", 408, { code: "RequestTimeout" }),
  spApi(
    "client-secret-expired",
    "misconfigured",
    403,
    denial("The LWA secret token you provided has expired."),
  ),
  spApi(
    "client-secret-expired",
    "misconfigured",
    403,
    denial("The LWA secret token you provided has expired."),
    "getAuthorizationCode",
  ),
  lwa(
    "lwa-invalid-client",
    "misconfigured",
    401,
    "invalid_client",
    "refreshToken",
    "Client authentication failed",
  ),
  lwa("lwa-invalid-client", "misconfigured", 400, "invalid_client", "authorizationCode"),
  lwa("lwa-busy", "unavailable", 400, "server_error"),
  lwa("lwa-busy", "unavailable", 400, "temporarily_unavailable"),
  lwa(
    "lwa-code-not-taken",
    "unavailable",
    400,
    "invalid_grant",
    "authorizationCode",
    "The request has an invalid grant parameter : code",
  ),
  lwa("lwa-grantless-not-allowed", "misconfigured", 400, "invalid_scope", "clientCredentials"),
  lwa(
    "lwa-grantless-not-allowed",
    "misconfigured",
    400,
    "unauthorized_client",
    "clientCredentials",
  ),
  lwa(
    "lwa-invalid-grant",
    "revoked",
    400,
    "invalid_grant",
    "refreshToken",
    "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.",
  ),
  lwa(
    "lwa-unauthorized-client",
    "revoked",
    400,
    "unauthorized_client",
    "refreshToken",
    "Not authorized for requested operation",
  ),
  lwa("lwa-unauthorized-client", "revoked", 400, "unauthorized_client", "authorizationCode"),
  lwa(
    "lwa-other",
    "refused",
    400,
    "invalid_request",
    "refreshToken",
    "The request is missing a required parameter : refresh_token",
  ),
  lwa(
    "lwa-other",
    "refused",
    400,
    "unsupported_grant_type",
    "refreshToken",
    "The authorization grant type is not supported by the authorization server",
  ),
  lwa(
    "lwa-other",
    "refused",
    400,
    "invalid_scope",
    "refreshToken",
    "An unknown scope was requested",
  ),
  lwa("lwa-other", "refused", 403, "access_denied"),
  lwa("lwa-other", "refused", 400, "a_code_of_next_year"),
  spApi("mws-token-refused", "refused", 403, denial(""), "getAuthorizationCode"),
  spApi(
    "mws-token-refused",
    "refused",
    403,
    denial("The access token you provided is revoked, malformed or invalid."),
    "getAuthorizationCode",
  ),
  spApi(
    "access-token-blamed",
    "suspect",
    403,
    denial("The access token you provided is revoked, malformed or invalid."),
  ),
  spApi(
    "access-token-blamed",
    "suspect",
    403,
    denial("The access token you provided has expired."),
  ),
  spApi(
    "access-token-blamed",
    "suspect",
    401,
    denial("The access token you provided has expired."),
  ),
  spApi("lacks-role", "lacksRole", 403, denial("")),
  spApi("lacks-role", "lacksRole", 403, denial()),
  spApi("lacks-role", "lacksRole", 403, denial(null)),
  spApi(
    "marketplace-of-other-region",
    "refused",
    403,
    denial("The marketplaces you provided are not valid for region."),
  ),
  spApi(
    "access-token-missing",
    "refused",
    403,
    denial("Access token is missing in the request header."),
  ),
  spApi("sp-api-403", "refused", 403, denial("Words of next year's.")),
  ...[
    "You can’t use this feature to request a review outside the 5-30 day range after the order delivery date.",
    "You have already requested a review for this order.",
    "The requested solicitation is not available for this amazonOrderId.",
  ].map((message) =>
    spApi(
      "solicitation-refused",
      "refused",
      403,
      { code: "Unauthorized", message, details: "" },
      "createProductReviewAndSellerFeedbackSolicitation",
    ),
  ),
  spApi("other", "refused", 400, {
    code: "InvalidInput",
    message: "Invalid Input",
    details: "Invalid Input",
  }),
  spApi("other", "refused", 404, { code: "NotFound", message: "Not found" }),
  spApi("other", "refused", 401, { code: "Unauthorized", message: DENIED, details: "" }),
  spApi("other", "refused", 400, {
    code: "InvalidInput",
    message: "Could not match input arguments",
    details: "",
  }),
  spApi(
    "other",
    "refused",
    400,
    {
      code: "InvalidInput",
      message:
        "Application is not enrolled for rotation notification. Please update application notification preference in Developer console.",
    },
    "rotateApplicationClientSecret",
  ),
  spApi("conflict", "refused", 409, { code: "Conflict", message: "Exists" }, "createDestination"),
];
