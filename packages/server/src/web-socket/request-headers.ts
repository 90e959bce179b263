import type { IncomingHttpHeaders } from "node:http";
import { WORKSPACE_HEADER } from "../authentication/by-session.ts";

/** What a socket's handshake says of who asks that holds for each of its operations. */
const KEPT = ["origin", "cookie", "user-agent", "authorization", WORKSPACE_HEADER] as const;
/** What may be said in connectionParams instead: browsers let no page set fields of a handshake. */
const PARAMS = ["authorization", WORKSPACE_HEADER] as const;

/** Header fields for an operation, as if it had been sent by POST. Whoever names a key or token means it, and no cookie. */
export function headersOf(
  handshake: IncomingHttpHeaders,
  params: Readonly<Record<string, unknown>> | undefined,
): Headers {
  const headers = new Headers({
    "content-type": "application/json",
    accept: "text/event-stream",
  });
  for (const name of KEPT) {
    const value = handshake[name];
    if (typeof value === "string") headers.set(name, value);
  }
  for (const [name, value] of Object.entries(params ?? {})) {
    const known = PARAMS.find((param) => param === name.toLowerCase());
    // What no header can carry is nobody's key.
    if (known && typeof value === "string") headers.set(known, value.replace(/[^\x20-\x7e]/g, "?"));
  }
  if (headers.has("authorization")) headers.delete("cookie");
  return headers;
}
