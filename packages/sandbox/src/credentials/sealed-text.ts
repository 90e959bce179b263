import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from "node:crypto";

const TAG_BYTES = 16;
const MAX_OPENED = 10_000;
/** Longer than any token; what is longer is rubbish, and not worth the memory. */
const MAX_KEPT_CHARS = 2_000;

/**
 * Opaque strings that carry their own content, so that no table of tokens has to be kept: the
 * authentication tag doubles as the initialization vector. Same text and key, same string.
 */
export function sealText(key: string, text: string): string {
  const { secret } = getKept(key);
  const tag = authenticate(secret, Buffer.from(text));
  const cipher = createCipheriv("aes-256-ctr", secret, tag);
  return Buffer.concat([tag, cipher.update(text, "utf8"), cipher.final()]).toString("base64url");
}

/** The text of a string that `sealText` made with this key; null for any other string. */
export function openText(key: string, sealed: string): string | null {
  const { opened } = getKept(key);
  const known = opened.get(sealed);
  if (known !== undefined) return known;
  const text = decipher(key, sealed);
  if (opened.size === MAX_OPENED) opened.clear();
  if (sealed.length <= MAX_KEPT_CHARS) opened.set(sealed, text);
  return text;
}

function decipher(key: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length <= TAG_BYTES || bytes.toString("base64url") !== sealed) return null;
  const { secret } = getKept(key);
  const tag = bytes.subarray(0, TAG_BYTES);
  const cipher = createDecipheriv("aes-256-ctr", secret, tag);
  const text = Buffer.concat([cipher.update(bytes.subarray(TAG_BYTES)), cipher.final()]);
  return timingSafeEqual(authenticate(secret, text), tag) ? text.toString() : null;
}

interface Kept {
  secret: KeyObject;
  /** Clients send the same token many times, and each is looked into more than once a call. */
  opened: Map<string, string | null>;
}

const keptByKey = new Map<string, Kept>();

/** A process has few sandboxes, so few keys; making the object anew would be most of the work. */
function getKept(key: string): Kept {
  const known = keptByKey.get(key);
  if (known) return known;
  const kept = { secret: createSecretKey(key, "hex"), opened: new Map() };
  keptByKey.set(key, kept);
  return kept;
}

function authenticate(secret: KeyObject, text: Buffer): Buffer {
  return createHmac("sha256", secret).update("seal").update(text).digest().subarray(0, TAG_BYTES);
}
