import { chainHash, eventContent, type HashedEvent } from "./event-content.ts";

/** Columns of which a log repeats few values. */
const COLUMNS = [
  ...["type", "actorKind", "actorId", "keyId", "address", "cause", "sellerAccountId"],
] as const;
type Column = (typeof COLUMNS)[number];
const VALUES_MAX = 50;
const TIME_DIGITS = 12;

export type SeenValues = ReadonlyMap<Column, Set<string | null>>;

/** What the columns of a log have held so far: what one that was changed may have held. */
export function createSeenValues(): SeenValues {
  return new Map(COLUMNS.map((column) => [column, new Set([null])]));
}

export function noteValues(seen: SeenValues, event: HashedEvent): void {
  for (const column of COLUMNS) {
    const values = seen.get(column);
    if (values !== undefined && values.size < VALUES_MAX) values.add(event[column]);
  }
}

/** Which column was changed, where one value put back gives the hash again; null where none does. */
export function guessChange(
  event: HashedEvent,
  { hash, previousHash, seen }: { hash: Uint8Array; previousHash: Uint8Array; seen: SeenValues },
): string | null {
  const isIt = (candidate: HashedEvent) =>
    Buffer.from(hash).equals(chainHash(eventContent(candidate), previousHash));
  for (const [column, values] of seen)
    for (const value of values)
      if (value !== event[column] && isIt(Object.assign({ ...event }, { [column]: value })))
        return `its column ${column} was changed from ${value ?? "null"}`;
  for (const column of ["before", "after"] as const)
    if (isIt({ ...event, [column]: null })) return `its column ${column} was changed from null`;
  // The id of an event holds the millisecond at which it was told.
  const toldAt = Number.parseInt(event.id.replace("-", "").slice(0, TIME_DIGITS), 16);
  const occurredAt = new Date(toldAt);
  if (Number.isNaN(occurredAt.getTime())) return null;
  if (isIt({ ...event, occurredAt }))
    return `its column occurredAt was changed from ${occurredAt.toISOString()}`;
  return null;
}
