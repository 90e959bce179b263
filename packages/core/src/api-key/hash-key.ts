import type { Cipher } from "../ports.ts";
import type { Secret } from "../secret.ts";

/**
 * What a key is found by, and all that is kept of it: an HMAC under the installation's own key, so that a
 * copy of the table cannot even be used to try out keys.
 */
export function hashApiKey(cipher: Cipher, key: Secret): Uint8Array<ArrayBuffer> {
  return cipher.keyedHash("api-key", key);
}
