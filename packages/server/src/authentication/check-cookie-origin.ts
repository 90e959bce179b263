import { GraphQLError } from "graphql";

/**
 * Refuses a request that a page of a foreign origin made a browser send with its cookie. The one place
 * where cookies are guarded beside the CSRF guard: programs without an Origin hold their cookie themselves.
 */
export function checkCookieOrigin(headers: Headers, allowed: readonly string[]): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const isOurs = origin === null ? site !== "cross-site" : allowed.includes(origin);
  if (isOurs) return;
  throw new GraphQLError("This origin may not use a browser's session.", {
    extensions: { code: "FORBIDDEN", http: { status: 403 } },
  });
}
