import { randomBytes, randomUUID } from "node:crypto";
import { respondText } from "../response-text.ts";

const ERROR_TYPE_SUFFIX = ":http://internal.amazon.com/coral/com.amazon.panda/";

function answerLwa(status: number, body: object, headers: Record<string, string> = {}): Response {
  return respondText(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/json;charset=UTF-8",
      "cache-control": "no-cache, no-store, must-revalidate",
      pragma: "no-cache",
      "x-amzn-requestid": randomUUID(),
      ...headers,
    },
  });
}

export function answerTokens(tokens: {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
}): Response {
  const { access_token, refresh_token, expires_in } = tokens;
  return answerLwa(200, {
    access_token,
    ...(refresh_token !== undefined && { refresh_token }),
    token_type: "bearer",
    expires_in,
  });
}

export function answerInvalidRefreshToken(): Response {
  return answerInvalidGrant(
    "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.",
    { "x-amzn-errortype": `OA2InvalidRequestException${ERROR_TYPE_SUFFIX}` },
  );
}

export function answerInvalidCode(): Response {
  return answerInvalidGrant("The request has an invalid grant parameter : code");
}

export function answerInvalidRedirectUri(): Response {
  return answerInvalidGrant("The request has an invalid grant parameter : redirect_uri");
}

function answerInvalidGrant(error_description: string, headers?: Record<string, string>): Response {
  const body = {
    error_index: randomBytes(48).toString("base64"),
    error_description,
    error: "invalid_grant",
    request_id: randomUUID(),
  };
  return answerLwa(400, body, headers);
}

export function answerInvalidClient(): Response {
  return answerLwa(
    401,
    { error_description: "Client authentication failed", error: "invalid_client" },
    { "x-amzn-errortype": `OA2InvalidClientException${ERROR_TYPE_SUFFIX}` },
  );
}

export function answerUnauthorizedClient(): Response {
  return answerLwa(400, {
    error_description: "Not authorized for requested operation",
    error: "unauthorized_client",
  });
}

export function answerUnsupportedGrantType(): Response {
  return answerLwa(400, {
    error_description: "The authorization grant type is not supported by the authorization server",
    error: "unsupported_grant_type",
  });
}

export function answerMissingParameter(name: string): Response {
  return answerLwa(400, {
    error_description: `The request is missing a required parameter : ${name}`,
    error: "invalid_request",
  });
}

export function answerInvalidScope(): Response {
  return answerLwa(400, {
    error_description: "An unknown scope was requested",
    error: "invalid_scope",
  });
}

export function answerLwaDown(): Response {
  return answerLwa(503, {
    error_description: "The authorization server is temporarily unable to handle the request",
    error: "temporarily_unavailable",
  });
}
