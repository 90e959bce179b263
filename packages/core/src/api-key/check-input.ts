import { isScope, SCOPES, type Scope } from "../access/scope.ts";
import { BadInputError } from "../errors.ts";
import { normalizeAddress, parseAddressList } from "./address-list.ts";
import { DAY_MS, MAX_ALLOWED_ADDRESSES, MAX_KEY_LIFE_DAYS, MAX_OVERLAP_DAYS } from "./policy.ts";

/** Known scopes, each once, in the order of the table. */
export function checkScopes(scopes: readonly string[]): Scope[] {
  const unknown = scopes.filter((scope) => !isScope(scope));
  // What was sent is not repeated: it may be anything.
  if (unknown.length > 0)
    throw new BadInputError(
      `scopes holds ${unknown.length} that there ${unknown.length === 1 ? "is" : "are"} not. Known are: ${SCOPES.join(", ")}.`,
    );
  if (scopes.length === 0)
    throw new BadInputError("scopes is empty. Name at least one: a key without any is of no use.");
  return SCOPES.filter((scope) => scopes.includes(scope));
}

/** When a key is to end: in the future, and within ten years. */
export function checkKeyEnd(expiresAt: Date | null | undefined, now: Date): Date | null {
  if (expiresAt == null) return null;
  if (expiresAt <= now)
    throw new BadInputError("expiresAt lies in the past. Revoke a key to end it at once.");
  if (expiresAt.getTime() - now.getTime() > MAX_KEY_LIFE_DAYS * DAY_MS)
    throw new BadInputError(
      `expiresAt lies more than ${MAX_KEY_LIFE_DAYS} days ahead. Leave it out for a key without an end.`,
    );
  return expiresAt;
}

/** Addresses and networks, each once, spelled as they are compared. */
export function checkAllowedAddresses(entries: readonly string[]): string[] {
  if (entries.length > MAX_ALLOWED_ADDRESSES)
    throw new BadInputError(
      `allowedAddresses holds more than ${MAX_ALLOWED_ADDRESSES} entries. Name whole networks.`,
    );
  const trimmed = entries.map((entry) => entry.trim());
  const wrong = trimmed.findIndex((entry) => parseAddressList([entry]) === null);
  if (wrong >= 0)
    throw new BadInputError(
      `allowedAddresses[${wrong}] is neither an IP address nor a network such as 192.0.2.0/24 or 2001:db8::/32.`,
    );
  return [...new Set(trimmed.map(spell))];
}

/** How long the old key is to go on beside its successor. */
export function checkOverlap(overlapDays: number): number {
  if (overlapDays >= 0 && overlapDays <= MAX_OVERLAP_DAYS) return overlapDays * DAY_MS;
  throw new BadInputError(`overlapDays must lie between 0 and ${MAX_OVERLAP_DAYS}.`);
}

function spell(entry: string): string {
  const [address = "", length] = entry.split("/");
  const plain = normalizeAddress(address) ?? address;
  return length === undefined ? plain : `${plain}/${length}`;
}
