import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from "node:crypto";

const TAG_BYTES = 16;

/**
 * Opaque strings that carry their own content, so that no table of tokens has to be kept: the
 * authentication tag doubles as the initialization vector. Same text and key, same string.
 */
export function sealText(key: string, text: string): string {
  const secret = getSecret(key);
  const tag = authenticate(secret, Buffer.from(text));
  const cipher = createCipheriv("aes-256-ctr", secret, tag);
  return Buffer.concat([tag, cipher.update(text, "utf8"), cipher.final()]).toString("base64url");
}

/** The text of a string that `sealText` made with this key; null for any other string. */
export function openText(key: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length <= TAG_BYTES || bytes.toString("base64url") !== sealed) return null;
  const secret = getSecret(key);
  const tag = bytes.subarray(0, TAG_BYTES);
  const decipher = createDecipheriv("aes-256-ctr", secret, tag);
  const text = Buffer.concat([decipher.update(bytes.subarray(TAG_BYTES)), decipher.final()]);
  return timingSafeEqual(authenticate(secret, text), tag) ? text.toString() : null;
}

const secrets = new Map<string, KeyObject>();

/** A process has few sandboxes, so few keys; making the object anew would be most of the work. */
function getSecret(key: string): KeyObject {
  const known = secrets.get(key);
  if (known) return known;
  const secret = createSecretKey(key, "hex");
  secrets.set(key, secret);
  return secret;
}

function authenticate(secret: KeyObject, text: Buffer): Buffer {
  return createHmac("sha256", secret).update("seal").update(text).digest().subarray(0, TAG_BYTES);
}
