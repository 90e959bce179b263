import type { Json } from "../audit/canonical-json.ts";
import type { EventData } from "./new-event.ts";

type Told = Json | Date | undefined;

/** What of the named fields a patch changes: as they were, and as they are then. Empty where it changes none. */
export function changedStates<Name extends string>(
  row: Readonly<Partial<Record<Name, Told>>>,
  patch: Readonly<Partial<Record<Name, Told>>>,
  names: readonly Name[],
): { before?: EventData; after?: EventData } {
  const before: Record<string, Json> = {};
  const after: Record<string, Json> = {};
  for (const name of names) {
    if (patch[name] === undefined) continue;
    const [was, is] = [toJson(row[name]), toJson(patch[name])];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    before[name] = was;
    after[name] = is;
  }
  return Object.keys(after).length === 0 ? {} : { before, after };
}

/** The named fields of a row that is new, or about to go. */
export function stateOf<Name extends string>(
  row: Readonly<Record<Name, Told>>,
  names: readonly Name[],
): EventData {
  return Object.fromEntries(names.map((name) => [name, toJson(row[name])]));
}

function toJson(value: Told): Json {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
