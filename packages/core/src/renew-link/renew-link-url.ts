import type { CoreDeps } from "../deps.ts";
import { linkSecretOf } from "./link-secret.ts";
import { RENEW_PATH } from "./policy.ts";

/** The address of a link. A secret: never logged. */
export function renewLinkUrlOf(
  { cipher, publicUrl }: Pick<CoreDeps, "cipher" | "publicUrl">,
  renewLinkId: string,
): string {
  const secret = linkSecretOf(cipher, renewLinkId).reveal();
  return new URL(`${RENEW_PATH}${secret}`, publicUrl()).href;
}
