import type { Allowance } from "./allowances.ts";
import type { Place } from "./place.ts";
import { createSearcher, type Find } from "./searcher.ts";
import type { PlantedSecret } from "./vault.ts";

export interface LocatedFind extends Find {
  place: string;
  where: string;
}

export interface SearchedPlace {
  name: string;
  items: number;
  bytes: number;
  /** Of canaries: they show that the place is searched. */
  canaries: number;
  /** Where the operator put it, or where it is handed out. */
  allowed: number;
}

export interface SearchResult {
  places: SearchedPlace[];
  encodings: string[];
  leaks: LocatedFind[];
  canaries: LocatedFind[];
  /** How often each allowance was needed. */
  allowances: Map<Allowance, number>;
  milliseconds: number;
}

/** Searches every place for every secret, and tells leaks from where a secret may stand. */
export async function runSearch(
  places: readonly Place[],
  secrets: readonly PlantedSecret[],
  allowances: readonly Allowance[],
): Promise<SearchResult> {
  const startedAt = performance.now();
  const searcher = createSearcher(secrets);
  const result: SearchResult = {
    places: [],
    encodings: searcher.encodings,
    leaks: [],
    canaries: [],
    allowances: new Map(allowances.map((allowance) => [allowance, 0])),
    milliseconds: 0,
  };
  for (const { name, items } of places) {
    const searched: SearchedPlace = { name, items: 0, bytes: 0, canaries: 0, allowed: 0 };
    for await (const { where, bytes } of items()) {
      const { size, finds } = await searcher.search(bytes);
      searched.items += 1;
      searched.bytes += size;
      for (const find of finds) sort({ ...find, place: name, where }, searched, result);
    }
    result.places.push(searched);
  }
  result.milliseconds = performance.now() - startedAt;
  return result;
}

function sort(find: LocatedFind, searched: SearchedPlace, result: SearchResult): void {
  const { place, where, secret } = find;
  const allowance = [...result.allowances.keys()].find(
    (one) => one.place === place && one.where.test(where) && one.kinds.includes(secret.kind),
  );
  if (secret.kind === "canary") {
    searched.canaries += 1;
    result.canaries.push(find);
  } else if (allowance === undefined) {
    result.leaks.push(find);
  } else {
    searched.allowed += 1;
    result.allowances.set(allowance, (result.allowances.get(allowance) ?? 0) + 1);
  }
}
