import type { Cipher } from "../ports.ts";
import { Secret } from "../secret.ts";

/**
 * What a link's address ends with. It follows from the id, which others see, by the installation's key,
 * which nobody does: so it need not be kept, and can be shown again to whoever made the link.
 */
export function linkSecretOf(cipher: Cipher, renewLinkId: string): Secret {
  const bytes = cipher.keyedHash("renew-link", new Secret(renewLinkId));
  return new Secret(Buffer.from(bytes).toString("base64url"));
}

/** What a link is found by. */
export function hashLinkSecret(cipher: Cipher, secret: Secret): Uint8Array<ArrayBuffer> {
  return cipher.keyedHash("renew-link-hash", secret);
}
