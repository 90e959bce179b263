import { type AmazonCredentials, Secret } from "@evergrant/core";

type Fingerprint = (secret: Secret) => Uint8Array;

/**
 * The key of a connection's access tokens: the keyed hash of its refresh token, together with words of its
 * own, so that it equals no other hash of that token.
 */
export function keyOfConnection(
  fingerprint: Fingerprint,
  clientId: string,
  refreshToken: Secret,
): string {
  return hash(fingerprint, ["connection", clientId, refreshToken.reveal()]);
}

/**
 * The key of an application's own access tokens of a scope. By its secret too: several workspaces may have
 * brought the same client, and who holds an old secret is given nothing that a good one obtained.
 */
export function keyOfApplication(
  fingerprint: Fingerprint,
  { clientId, clientSecret }: AmazonCredentials,
  scope: string,
): string {
  return hash(fingerprint, ["application", clientId, clientSecret.reveal(), scope]);
}

function hash(fingerprint: Fingerprint, parts: string[]): string {
  const whole = new Secret(JSON.stringify(["access token", ...parts]));
  return Buffer.from(fingerprint(whole)).toString("base64url");
}
