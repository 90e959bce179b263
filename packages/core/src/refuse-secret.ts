import { BadInputError } from "./errors.ts";

/** Amazon's tokens and secrets, our keys, and what webhooks are signed with, wherever they begin in a text. */
const SECRET =
  /(?:atz[ar]|atc)(?:\||%7c)[\w-]{12}|amzn\.mws\.[0-9a-f]{8}-|amzn1\.oa2-cs\.\S{12}|eg_(?:live|test)_[\w-]{12}|whsec_[\w+/]{12}/i;

/**
 * Throws BadInputError for a text that holds a secret, and is to be kept or shown: whoever pastes one into
 * the wrong place would find it in lists, events and the database.
 */
export function refuseSecret(field: string, text: string): void {
  if (SECRET.test(text))
    throw new BadInputError(
      `${field} holds what looks like a token, a key or a secret, and would not be kept secret. Paste it where it belongs.`,
    );
}

const SECRETS = new RegExp(`(?:${SECRET.source})[^\\s"'<>,;]*`, "gi");

/** A text that others wrote, without what looks like a secret. */
export function maskSecrets(text: string): string {
  return text.replace(SECRETS, "[masked]");
}
