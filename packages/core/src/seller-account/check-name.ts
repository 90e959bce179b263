import { BadInputError } from "../errors.ts";
import { refuseSecret } from "../refuse-secret.ts";

const NAME_MAX_CHARACTERS = 200;

const CONTROL_CHARACTER = /\p{Cc}/u;

/** A name for people: trimmed, not empty, at most 200 characters. */
export function checkName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === "") throw new BadInputError("name is empty. Give one that people recognise.");
  // Half of a surrogate pair, as text cut by length holds, is no text to PostgreSQL.
  if (!trimmed.isWellFormed())
    throw new BadInputError("name holds half a character. Type it again.");
  if (CONTROL_CHARACTER.test(trimmed))
    throw new BadInputError("name holds a control character. Type it again.");
  if (trimmed.length > NAME_MAX_CHARACTERS)
    throw new BadInputError(`name is longer than ${NAME_MAX_CHARACTERS} characters. Shorten it.`);
  refuseSecret("name", trimmed);
  return trimmed;
}
