import type { IncomingMessage, ServerResponse } from "node:http";
import { DatabaseUnavailableError } from "@evergrant/db";
import { addressOfRequest } from "../authentication/client-addresses.ts";
import { type Route, sendJson } from "../http/listen.ts";
import { BodyTooLargeError, readBody } from "../http/read-body.ts";
import type { PageOptions } from "../pages/create-page-route.ts";
import { DATABASE_RETRY_SECONDS } from "../plugins/use-masking.ts";
import { isAuthPath } from "./auth-paths.ts";
import type { People } from "./open-people.ts";
import { AUTH_BODY_MAX_BYTES } from "./policy.ts";

const BODILESS = new Set(["GET", "HEAD"]);

/** Passes on to Better Auth what of it can be reached. What fails is logged without the address or the body. */
export function createAuthRoute(
  people: People,
  { publicUrl, logger, trustedProxies }: PageOptions & { publicUrl: () => string },
): Route {
  return async (request, response) => {
    const url = new URL(`http://path.invalid${request.url ?? "/"}`);
    if (!isAuthPath(url.pathname))
      return sendJson(response, 404, { code: "NOT_FOUND", message: "There is nothing here." });
    try {
      const target = new URL(url.pathname + url.search, publicUrl());
      const answer = await people.fetch(
        await toRequest(request, target),
        addressOfRequest(request, trustedProxies),
      );
      const retryAfter = answer.headers.get("x-retry-after");
      if (retryAfter !== null) response.setHeader("retry-after", retryAfter);
      for (const [name, value] of answer.headers)
        if (name !== "set-cookie") response.setHeader(name, value);
      response.setHeader("set-cookie", answer.headers.getSetCookie());
      response.setHeader("cache-control", "no-store");
      response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
    } catch (error) {
      if (error instanceof BodyTooLargeError)
        return sendJson(response, 413, { code: "BAD_INPUT", message: "The body is too large." });
      if (error instanceof DatabaseUnavailableError) return sendDatabaseAway(response);
      logger.error({ err: error, path: url.pathname }, "An identity request failed");
      sendJson(response, 500, { code: "INTERNAL", message: "Something went wrong on our side." });
    }
  };
}

function sendDatabaseAway(response: ServerResponse): void {
  response.setHeader("retry-after", String(DATABASE_RETRY_SECONDS));
  const message = "The database cannot be reached at the moment. Try again.";
  sendJson(response, 503, { code: "INTERNAL", message, retryable: true });
}

async function toRequest(request: IncomingMessage, url: URL): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headersDistinct))
    for (const one of value ?? []) headers.append(name, one);
  const { method = "GET" } = request;
  if (BODILESS.has(method)) return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: await readBody(request, AUTH_BODY_MAX_BYTES) });
}
