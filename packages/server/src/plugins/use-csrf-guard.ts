import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

const HEADER = "x-graphql-yoga-csrf";
const JSON_TYPE = /^application\/(graphql-response\+|graphql\+)?json\b/i;

/**
 * Refuses a POST that a foreign page's plain form could send: without a JSON content type and without
 * the header. Whoever is known by a cookie has to come from a page of ours, or of an origin that is allowed:
 * every browser says so, in Origin or Sec-Fetch-Site; what says neither is no browser.
 */
export function useCsrfGuard({
  isOwnOrigin,
}: {
  isOwnOrigin: (origin: string) => boolean;
}): Plugin {
  return {
    onRequestParse({ request: { method, headers } }) {
      const contentType = headers.get("content-type") ?? "";
      if (method === "POST" && !JSON_TYPE.test(contentType) && !headers.has(HEADER))
        throw refuse(`Send the content type application/json, or the header ${HEADER}.`, {
          code: "BAD_INPUT",
          status: 415,
        });
      if (!headers.has("cookie") || headers.has("authorization")) return;
      const origin = headers.get("origin");
      const site = headers.get("sec-fetch-site") ?? "none";
      const isOwn = origin === null ? OWN_SITES.has(site) : isOwnOrigin(origin);
      if (!isOwn)
        throw refuse("Sessions are taken from this installation's own pages alone.", {
          code: "FORBIDDEN",
          status: 403,
        });
    },
  };
}

const OWN_SITES: ReadonlySet<string> = new Set(["same-origin", "none"]);

function refuse(message: string, { code, status }: { code: string; status: number }): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
