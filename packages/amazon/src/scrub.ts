import { DETAILS_LIMIT_CHARACTERS } from "./policy.ts";

const REDACTED = "[redacted]";

const TOKEN_LIKE = [
  /Atz?[a-z]*(?:\.sprdt)?(?:\||%7C)[^\s"',]*/gi,
  /amzn\.mws\.[^\s"',]*/gi,
  /amzn1\.[^\s"',]*/gi,
  /Bearer\s+[^\s"',]+/gi,
  // Any long unbroken run: a token's rest, a UUID, an authorization code.
  /[A-Za-z0-9_+/=-]{18,}/g,
];

/**
 * Makes words from outside fit to keep: without the call's own secrets, without anything that looks
 * like a token, on one line, and cut short.
 */
export function scrub(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret === "") continue;
    clean = clean.replaceAll(secret, REDACTED).replaceAll(encodeURIComponent(secret), REDACTED);
  }
  for (const pattern of TOKEN_LIKE) clean = clean.replace(pattern, REDACTED);
  clean = clean.replace(/\s+/g, " ").trim();
  return clean.length > DETAILS_LIMIT_CHARACTERS
    ? `${clean.slice(0, DETAILS_LIMIT_CHARACTERS - 1)}…`
    : clean;
}

const IDENTIFIER = /^[\w.:-]{1,100}$/;

/** A code or id from outside, when it is one and holds none of the call's secrets. */
export function keepIdentifier(
  text: string | undefined,
  secrets: readonly string[],
): string | undefined {
  if (text === undefined || !IDENTIFIER.test(text)) return undefined;
  if (/^amzn[1.]/i.test(text)) return undefined;
  return secrets.some((secret) => secret !== "" && text.includes(secret)) ? undefined : text;
}
