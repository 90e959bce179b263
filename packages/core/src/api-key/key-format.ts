import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { Secret } from "../secret.ts";

/** Of an installation that stands for something, and of a demo. */
export type ApiKeyKind = "live" | "test";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 178 bits. */
const SECRET_CHARACTERS = 30;
/** The whole of a CRC-32. */
const CHECKSUM_CHARACTERS = 6;
/** The largest multiple of 62 that a byte can hold: bytes above it would favour some characters. */
const FAIR_BYTES = 248;
const LAST_SHOWN = 4;

/** What every key looks like, also within a longer text: what a secret scanner looks for. */
export const API_KEY_PATTERN = /\beg_(?:live|test)_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}\b/;

const WHOLE = new RegExp(`^${API_KEY_PATTERN.source}$`);

export function prefixOf(kind: ApiKeyKind): string {
  return `eg_${kind}_`;
}

/** Makes a key: `eg_live_`, 30 characters at random, `_`, and the checksum of all before it. */
export function makeApiKey(kind: ApiKeyKind): Secret {
  const body = prefixOf(kind) + makeRandomText(SECRET_CHARACTERS);
  return new Secret(`${body}_${checksumOf(body)}`);
}

/**
 * Whether a text is spelled like a key and its checksum is right. Needs no network: tells a key from
 * what looks like one, and not whether it works.
 */
export function isWellFormedApiKey(text: string): boolean {
  if (!WHOLE.test(text)) return false;
  const end = text.lastIndexOf("_");
  return checksumOf(text.slice(0, end)) === text.slice(end + 1);
}

/** What of a key may be shown: the end of its secret part. */
export function lastFourOf(key: Secret): string {
  const text = key.reveal();
  return text.slice(0, text.lastIndexOf("_")).slice(-LAST_SHOWN);
}

function checksumOf(body: string): string {
  let rest = crc32(body);
  let digits = "";
  for (let place = 0; place < CHECKSUM_CHARACTERS; place += 1) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}

function makeRandomText(length: number): string {
  let text = "";
  while (text.length < length)
    for (const byte of randomBytes(length))
      if (byte < FAIR_BYTES && text.length < length)
        text += ALPHABET.charAt(byte % ALPHABET.length);
  return text;
}
