import { BadInputError } from "../errors.ts";

/** The marketplaces that are meant: those named, which must be among `known`, or all of `known`. */
export function checkMarketplaces(
  named: readonly string[] | null,
  known: readonly string[],
): string[] {
  if (named === null) return [...known];
  if (named.length === 0)
    throw new BadInputError(
      "marketplaceIds is empty. Name a marketplace, or leave it out for all.",
    );
  if (named.some((id) => !known.includes(id)))
    throw new BadInputError(
      `marketplaceIds names a marketplace that this account has no part in. It has: ${known.join(", ")}.`,
    );
  return [...new Set(named)];
}
