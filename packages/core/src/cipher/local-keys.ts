import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import type { KeyContext, KeyProvider } from "../ports.ts";
import { IV_BYTES, TAG_BYTES } from "./envelope.ts";
import { DamagedCiphertextError, MissingKeyError } from "./errors.ts";
import { deriveKey, type HashKey } from "./keyed-hash.ts";

/** One key of the ring. The first wraps; all unwrap. */
export interface CipherKey {
  /** Names the key in each record. */
  id: number;
  /** 32 bytes, in a form that prints as nothing. */
  key: KeyObject;
}

export type KeyRing = readonly [CipherKey, ...CipherKey[]];

export const LOCAL_PREFIX = "local:";

const ALGORITHM = "aes-256-gcm";

export function makeCipherKey(id: number, bytes: Uint8Array): CipherKey {
  return { id, key: createSecretKey(bytes) };
}

/** The id that records name a key of the ring by. */
export function localKeyId({ id }: CipherKey): string {
  return `${LOCAL_PREFIX}${id}`;
}

/**
 * Wraps data keys by AES-256-GCM under the newest key of a ring that the process holds itself, each bound
 * to its record's place and its key. A random iv is safe for some four thousand million records a key.
 */
export function createLocalKeys(ring: KeyRing): KeyProvider {
  const keys = new Map(
    ring.map((key) => [localKeyId(key), deriveKey(key.key, "evergrant key wrapping")]),
  );
  const find = (keyId: string): KeyObject => {
    const key = keys.get(keyId);
    if (key === undefined) throw new MissingKeyError(keyId);
    return key;
  };
  const currentKeyId = localKeyId(ring[0]);
  return {
    currentKeyId,
    async wrap(dataKey, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, find(currentKeyId), iv);
      cipher.setAAD(associatedData(currentKeyId, context));
      return Buffer.concat([iv, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
    },
    async unwrap(keyId, wrapped, context) {
      const key = find(keyId);
      try {
        const decipher = createDecipheriv(ALGORITHM, key, wrapped.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(associatedData(keyId, context)).setAuthTag(wrapped.subarray(-TAG_BYTES));
        const dataKey = decipher.update(wrapped.subarray(IV_BYTES, -TAG_BYTES));
        decipher.final();
        return dataKey;
      } catch {
        throw new DamagedCiphertextError(
          `A data key under ${keyId} does not open: its record was changed or moved, or the key is another one of that id.`,
        );
      }
    },
  };
}

/** The hash key of an installation that was given none: it follows from the oldest of the ring, which then must stay. */
export function hashKeyOfRing(ring: KeyRing): HashKey {
  const oldest = ring.at(-1) ?? ring[0];
  return deriveKey(oldest.key, "evergrant hash key");
}

function associatedData(keyId: string, { workspace, account, field, version }: KeyContext): Buffer {
  return Buffer.from(JSON.stringify([keyId, version, workspace, account, field]));
}
