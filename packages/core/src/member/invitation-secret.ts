import type { CoreDeps } from "../deps.ts";
import type { Cipher } from "../ports.ts";
import { Secret } from "../secret.ts";
import { INVITATION_PATH } from "./policy.ts";

/** What an invitation's address ends with. It follows from the id by the installation's key, and is kept nowhere. */
function invitationSecretOf(cipher: Cipher, invitationId: string): Secret {
  const bytes = cipher.keyedHash("invitation", new Secret(invitationId));
  return new Secret(Buffer.from(bytes).toString("base64url"));
}

/** What an invitation is found by. */
export function hashInvitationSecret(cipher: Cipher, secret: Secret): Uint8Array<ArrayBuffer> {
  return cipher.keyedHash("invitation-hash", secret);
}

/** The same, of an invitation that is being made. */
export function invitationHashOf(cipher: Cipher, invitationId: string): Uint8Array<ArrayBuffer> {
  return hashInvitationSecret(cipher, invitationSecretOf(cipher, invitationId));
}

/** The address of an invitation. */
export function invitationUrlOf(
  { cipher, publicUrl }: Pick<CoreDeps, "cipher" | "publicUrl">,
  invitationId: string,
): Secret {
  const secret = invitationSecretOf(cipher, invitationId).reveal();
  return new Secret(new URL(`${INVITATION_PATH}${secret}`, publicUrl()).href);
}
