import { type Cipher, Secret } from "@evergrant/core";

/** What Better Auth signs cookies and encrypts second factors with: of the installation's key, and the same on every node. */
export function authSecretOf(cipher: Pick<Cipher, "keyedHash">): Secret {
  const bytes = cipher.keyedHash("better-auth", new Secret("secret"));
  return new Secret(Buffer.from(bytes).toString("base64url"));
}
