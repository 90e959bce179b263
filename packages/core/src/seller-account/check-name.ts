import { BadInputError } from "../errors.ts";

const NAME_MAX_CHARACTERS = 200;

/** A name for people: trimmed, not empty, at most 200 characters. */
export function checkName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === "") throw new BadInputError("name is empty. Give one that people recognise.");
  if (trimmed.length > NAME_MAX_CHARACTERS)
    throw new BadInputError(`name is longer than ${NAME_MAX_CHARACTERS} characters. Shorten it.`);
  return trimmed;
}
