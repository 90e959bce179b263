import { randomUUID } from "node:crypto";
import { respondText } from "../response-text.ts";

export const DETAILS = {
  missingToken: "Access token is missing in the request header.",
  badToken: "The access token you provided is revoked, malformed or invalid.",
  expiredToken: "The access token you provided has expired.",
  wrongMarketplace: "The marketplaces you provided are not valid for region.",
  expiredSecret: "The LWA secret token you provided has expired.",
  /** A missing role and an unknown path look the same. */
  noRole: "",
} as const;

interface SpApiError {
  code: string;
  message: string;
  details?: string;
}

function answer(status: number, body: object, headers: Record<string, string>): Response {
  return answerText(JSON.stringify(body), status, headers);
}

/** Of JSON that is written already. */
export function answerText(
  json: string,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  return respondText(json, {
    status,
    headers: { "content-type": "application/json", "x-amzn-requestid": randomUUID(), ...headers },
  });
}

export function answerError(
  status: number,
  error: SpApiError,
  headers: Record<string, string> = {},
) {
  return answer(status, { errors: [error] }, headers);
}

export function answerJson(body: object, status = 200): Response {
  return answer(status, body, {});
}

/** Success of Solicitations, whose answers link to what can be done next. */
export function answerHal(body: object, status = 200): Response {
  return answer(status, body, { "content-type": "application/hal+json" });
}

/** The 403 of a connection that may not do this. */
export function answerDenied(details: string): Response {
  return answerError(
    403,
    { code: "Unauthorized", message: "Access to requested resource is denied.", details },
    { "x-amzn-errortype": "AccessDeniedException" },
  );
}

/** The 403 of one solicitation: same status and code as a dead connection's, other words. */
export function answerSolicitationRefused(message: string): Response {
  return answerError(403, { code: "Unauthorized", message, details: "" });
}

export function answerInvalidInput(details: string): Response {
  return answerError(400, { code: "InvalidInput", message: "Invalid Input", details });
}

export function answerNotFound(): Response {
  return answerError(404, {
    code: "NotFound",
    message: "The requested resource could not be found.",
    details: "",
  });
}

export function answerTooLarge(): Response {
  return answerError(413, {
    code: "RequestTooLarge",
    message: "The request size exceeded the maximum accepted size.",
  });
}

export function answerUnsupportedMediaType(): Response {
  return answerError(415, {
    code: "UnsupportedMediaType",
    message: "The request payload is in an unsupported format.",
  });
}

/** Success of an operation that has nothing to say. */
export function answerNothing(): Response {
  return new Response(null, { status: 204, headers: { "x-amzn-requestid": randomUUID() } });
}

export function answerThrottled(): Response {
  return answerError(
    429,
    { code: "QuotaExceeded", message: "You exceeded your quota for the requested resource." },
    { "x-amzn-errortype": "TooManyRequestsException" },
  );
}

export function answerInternalFailure(): Response {
  return answerError(500, {
    code: "InternalFailure",
    message: "We encountered an internal error. Please try again.",
  });
}
