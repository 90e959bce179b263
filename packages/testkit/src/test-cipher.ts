import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { type Cipher, Secret } from "@evergrant/core";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A cipher under a key of its own: AES-256-GCM bound to the context, as the server's is. */
export function createTestCipher(key: Buffer = randomBytes(32)): Cipher {
  return {
    encrypt(secret, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(context));
      const encrypted = Buffer.concat([cipher.update(secret.reveal(), "utf8"), cipher.final()]);
      return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), encrypted]));
    },
    decrypt(ciphertext, context) {
      const decipher = createDecipheriv(ALGORITHM, key, ciphertext.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(context))
        .setAuthTag(ciphertext.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const encrypted = ciphertext.subarray(IV_BYTES + TAG_BYTES);
      return new Secret(
        Buffer.concat([decipher.update(encrypted), decipher.final()]).toString("utf8"),
      );
    },
    fingerprint(secret) {
      return new Uint8Array(createHmac("sha256", key).update(secret.reveal()).digest());
    },
  };
}
