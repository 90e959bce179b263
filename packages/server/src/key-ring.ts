import type { CipherKey } from "@evergrant/core";

const KEY_BYTES = 32;

/** Reads `1:<base64>,2:<base64>`: keys of 32 bytes by number, the first of them the newest. */
export function parseKeyRing(text: string): [CipherKey, ...CipherKey[]] {
  const keys = text.split(",").map((part): CipherKey => {
    const [, id, base64] = /^\s*(\d{1,3}):([A-Za-z0-9+/=_-]+)\s*$/.exec(part) ?? [];
    const key = Buffer.from(base64 ?? "", "base64");
    if (id === undefined || Number(id) > 255 || key.length !== KEY_BYTES)
      throw new Error("is not a list of number:key, each key 32 bytes in base64");
    return { id: Number(id), key };
  });
  if (new Set(keys.map(({ id }) => id)).size !== keys.length)
    throw new Error("names a key number twice");
  const [newest, ...older] = keys;
  if (newest === undefined) throw new Error("is empty");
  return [newest, ...older];
}
