import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Cipher } from "../ports.ts";
import { Secret } from "../secret.ts";

/** One key of the ring. The first encrypts; all decrypt. */
export interface CipherKey {
  /** One byte, written in front of each ciphertext. */
  id: number;
  /** 32 bytes. */
  key: Uint8Array;
}

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + IV_BYTES;

/**
 * AES-256-GCM under a ring of keys, each ciphertext bound to its place by associated data: key id, iv,
 * ciphertext, tag. Fingerprints are HMAC-SHA-256 under a key derived from the oldest of the ring, so
 * that adding keys in front leaves them as they are.
 */
export function createCipher(ring: readonly [CipherKey, ...CipherKey[]]): Cipher {
  const [newest] = ring;
  const oldest = ring.at(-1) ?? newest;
  const fingerprintKey = Buffer.from(
    hkdfSync("sha256", oldest.key, new Uint8Array(), "evergrant fingerprint", 32),
  );
  const keys = new Map(ring.map(({ id, key }) => [id, key]));
  return {
    encrypt(secret, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, newest.key, iv).setAAD(Buffer.from(context));
      const body = [cipher.update(secret.reveal(), "utf8"), cipher.final()];
      return Uint8Array.from(
        Buffer.concat([Buffer.of(newest.id), iv, ...body, cipher.getAuthTag()]),
      );
    },
    decrypt(ciphertext, context) {
      const bytes = Buffer.from(ciphertext);
      const key = keys.get(bytes.readUInt8(0));
      if (key === undefined)
        throw new Error(`Encryption key ${bytes.readUInt8(0)} is missing from the key ring.`);
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(1, HEADER_BYTES))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const body = decipher.update(bytes.subarray(HEADER_BYTES, -TAG_BYTES));
      return new Secret(Buffer.concat([body, decipher.final()]).toString("utf8"));
    },
    fingerprint(secret) {
      return Uint8Array.from(createHmac("sha256", fingerprintKey).update(secret.reveal()).digest());
    },
  };
}
