import type { ServerResponse } from "node:http";

const YEAR_SECONDS = 31_536_000;

/** What an answer that is no page may do in a browser: nothing. Pages have a policy of their own. */
const NOTHING_ALLOWED = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  // What is answered is one viewer's, and as it is now.
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": NOTHING_ALLOWED,
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** Set on every answer before it is made; what makes it may say otherwise. HTTPS is asked for where it is in use. */
export function setSecurityHeaders(
  response: ServerResponse,
  { isHttps }: { isHttps: boolean },
): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (isHttps)
    response.setHeader("strict-transport-security", `max-age=${YEAR_SECONDS}; includeSubDomains`);
}
