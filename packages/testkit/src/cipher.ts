import {
  type Cipher,
  createCipher,
  createLocalKeys,
  hashKeyOfRing,
  type KeyRing,
  type Keys,
  makeCipherKey,
} from "@evergrant/core";

/** The keys of a ring, its hash key following from the oldest of it. */
export function keysOf(ring: KeyRing): Keys {
  return { provider: createLocalKeys(ring), hashKey: hashKeyOfRing(ring) };
}

/** A cipher under one key that everybody knows, numbered and filled with one number. */
export function createTestCipher(id = 7): Cipher {
  return createCipher(keysOf([makeCipherKey(id, new Uint8Array(32).fill(id))]));
}
