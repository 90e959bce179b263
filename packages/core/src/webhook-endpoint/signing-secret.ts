import { randomBytes } from "node:crypto";
import { Secret } from "../secret.ts";
import { SECRET_BYTES } from "./policy.ts";

/** A new secret, as Standard Webhooks spells it. */
export function makeSigningSecret(): Secret {
  return new Secret(`whsec_${randomBytes(SECRET_BYTES).toString("base64")}`);
}
