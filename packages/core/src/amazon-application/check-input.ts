import { BadInputError } from "../errors.ts";
import { refuseSecret } from "../refuse-secret.ts";
import { Secret } from "../secret.ts";
import { CLIENT_SECRET_LIFE_MS } from "./policy.ts";

const MAX_CHARACTERS = 255;
/** Letters, digits and signs, as in all of Amazon's ids and secrets. */
const WORD = /^[\x21-\x7e]+$/;

/** One of Amazon's ids of an application: trimmed, without white space. */
export function checkApplicationId(field: string, value: string): string {
  refuseSecret(field, value);
  return checkWord(field, value);
}

function checkWord(field: string, value: string): string {
  const trimmed = value.trim();
  if (WORD.test(trimmed) && trimmed.length <= MAX_CHARACTERS) return trimmed;
  throw new BadInputError(`${field} is not one. Copy it from Amazon's developer console.`);
}

export function checkClientSecret(value: string): Secret {
  return new Secret(checkWord("clientSecret", value));
}

/** When a secret ends: in the future, and within Amazon's term. */
export function checkSecretEnd(secretExpiresAt: Date | null | undefined, now: Date): Date | null {
  if (secretExpiresAt == null) return null;
  if (secretExpiresAt <= now)
    throw new BadInputError("secretExpiresAt lies in the past. Rotate the secret first.");
  if (secretExpiresAt.getTime() - now.getTime() > CLIENT_SECRET_LIFE_MS)
    throw new BadInputError(
      "secretExpiresAt lies more than 180 days ahead, longer than a client secret of Amazon's lives.",
    );
  return secretExpiresAt;
}
