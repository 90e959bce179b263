import { createHmac, timingSafeEqual } from "node:crypto";
import { Secret } from "@evergrant/core";

export const COOKIE_PREFIX = "evergrant";

const SIGNED_TOKEN = /^([A-Za-z0-9]{32})\.([A-Za-z0-9+/]{43}=)$/;

/** The cookie that holds a browser's session. */
export function sessionCookieName(publicUrl: string): string {
  const name = `${COOKIE_PREFIX}.session_token`;
  return publicUrl.startsWith("https:") ? `__Secure-${name}` : name;
}

/** The cookie of that name, as it was sent; null where there is none. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const [key, ...rest] = part.split("=");
    if (key?.trim() === name) return rest.join("=").trim();
  }
  return null;
}

/** The session's token, if its signature is ours: the token alone, as the database holds it, opens nothing. */
export function verifySessionToken(signed: string, authSecret: Secret): Secret | null {
  const [, token, signature] = SIGNED_TOKEN.exec(decode(signed)) ?? [];
  if (token === undefined || signature === undefined) return null;
  const right = createHmac("sha256", authSecret.reveal()).update(token).digest();
  return timingSafeEqual(Buffer.from(signature, "base64"), right) ? new Secret(token) : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
