import { type Cipher, Secret } from "@evergrant/core";

/** What Better Auth signs cookies and encrypts second factors with: of the installation's key, and the same on every node. */
export function authSecretOf(cipher: Pick<Cipher, "fingerprint">): Secret {
  const bytes = cipher.fingerprint(new Secret("better-auth secret"));
  return new Secret(Buffer.from(bytes).toString("base64url"));
}
