import { randomBytes } from "node:crypto";
import type { CoreDeps } from "../deps.ts";
import type { Cipher } from "../ports.ts";
import { Secret } from "../secret.ts";
import { CALENDAR_ENDING, CALENDAR_PATH, SECRET_BYTES } from "./policy.ts";

const SECRET = /^[\w-]{32}$/;

/** At random: it lasts, so it must not follow from what is known and one key. */
export function makeFeedSecret(): Secret {
  return new Secret(randomBytes(SECRET_BYTES).toString("base64url"));
}

/** What a feed is found by, and all that is kept of its secret. */
export function hashFeedSecret(cipher: Cipher, secret: Secret): Uint8Array<ArrayBuffer> {
  return cipher.keyedHash("calendar-feed", secret);
}

/** The address of a feed. A secret: never logged. */
export function calendarUrlOf({ publicUrl }: Pick<CoreDeps, "publicUrl">, secret: Secret): Secret {
  const path = `${CALENDAR_PATH}${secret.reveal()}${CALENDAR_ENDING}`;
  return new Secret(new URL(path, publicUrl()).href);
}

/** The secret in a path; null where there can be none. */
export function readFeedSecret(pathname: string): Secret | null {
  if (!pathname.startsWith(CALENDAR_PATH) || !pathname.endsWith(CALENDAR_ENDING)) return null;
  const text = pathname.slice(CALENDAR_PATH.length, -CALENDAR_ENDING.length);
  return SECRET.test(text) ? new Secret(text) : null;
}
