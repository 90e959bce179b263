import { createSecretKey, type KeyObject } from "node:crypto";
import { type CipherKey, type KeyRing, makeCipherKey } from "@evergrant/core";

const KEY_BYTES = 32;
const MAX_ID = 255;

/** Reads `2:<base64>,1:<base64>`: keys of 32 bytes by number, the first of them the newest. */
export function parseKeyRing(text: string): KeyRing {
  const keys = text.split(",").map((part): CipherKey => {
    const [, id, base64] = /^\s*(\d{1,3}):([A-Za-z0-9+/=_-]+)\s*$/.exec(part) ?? [];
    const key = Buffer.from(base64 ?? "", "base64");
    if (id === undefined || Number(id) > MAX_ID || key.length !== KEY_BYTES)
      throw new Error("is not a list of number:key, each key 32 bytes in base64");
    return makeCipherKey(Number(id), key);
  });
  if (new Set(keys.map(({ id }) => id)).size !== keys.length)
    throw new Error("names a key number twice");
  const [newest, ...older] = keys;
  if (newest === undefined) throw new Error("is empty");
  return [newest, ...older];
}

/** Reads one key of 32 bytes. */
export function parseKey(text: string): KeyObject {
  const key = Buffer.from(text.trim(), "base64");
  if (!/^\s*[A-Za-z0-9+/_-]+=*\s*$/.test(text) || key.length !== KEY_BYTES)
    throw new Error("is not a key of 32 bytes in base64");
  return createSecretKey(key);
}
