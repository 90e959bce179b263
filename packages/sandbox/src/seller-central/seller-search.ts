import type { Seller } from "../store/state.ts";

/** Longer names are found by their beginning, and by the words within it. */
const MAX_KEY_CHARS = 60;
/** All seller ids begin alike: shorter beginnings would find everybody. */
const MIN_ID_CHARS = 4;
/** So few are inserted one at a time; more are sorted in. */
const MAX_INSERTED = 100;

export interface SellerSearch {
  /**
   * The sellers with a word of their name, or their id, beginning as the text does. One who has two
   * such words may come twice, on different pages.
   */
  find(
    text: string,
    page: { offset: number; limit: number },
  ): { found: Seller[]; hasMore: boolean };
}

interface Entry {
  key: string;
  seller: Seller;
}

/** Takes sellers up when first asked after they were made; a search then halves its way. */
export function createSellerSearch(sellers: readonly Seller[]): SellerSearch {
  const names: Entry[] = [];
  const ids: Entry[] = [];
  let known = 0;

  const catchUp = (): void => {
    const fresh = sellers.slice(known);
    known = sellers.length;
    addEntries(names, fresh.flatMap(listWords));
    addEntries(
      ids,
      fresh.map((seller) => ({ key: foldText(seller.sellingPartnerId), seller })),
    );
  };

  return {
    find(text, { offset, limit }) {
      if (known < sellers.length) catchUp();
      const wanted = foldText(text).slice(0, MAX_KEY_CHARS);
      const byName = findRange(names, wanted);
      const byId = wanted.length < MIN_ID_CHARS ? { start: 0, end: 0 } : findRange(ids, wanted);
      const nameCount = byName.end - byName.start;
      const entries = takeEntries(names, byName, offset, limit);
      const idOffset = Math.max(0, offset - nameCount);
      entries.push(...takeEntries(ids, byId, idOffset, limit - entries.length));
      const total = nameCount + byId.end - byId.start;
      return {
        found: [...new Set(entries.map(({ seller }) => seller))],
        hasMore: offset + limit < total,
      };
    },
  };
}

/** Small letters without accents, single spaces. */
function foldText(text: string): string {
  return text
    .slice(0, 4 * MAX_KEY_CHARS)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** The name from each of its words on. */
function listWords(seller: Seller): Entry[] {
  const name = foldText(seller.name).slice(0, MAX_KEY_CHARS);
  return Array.from(name.matchAll(/[\p{L}\p{N}][^ ]*/gu), ({ index }) => ({
    key: name.slice(index),
    seller,
  }));
}

function addEntries(list: Entry[], fresh: Entry[]): void {
  if (fresh.length > MAX_INSERTED) {
    for (const entry of fresh) list.push(entry);
    list.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    return;
  }
  for (const entry of fresh) list.splice(findStart(list, entry.key), 0, entry);
}

function findRange(list: Entry[], wanted: string): { start: number; end: number } {
  return { start: findStart(list, wanted), end: findStart(list, `${wanted}\uffff`) };
}

function takeEntries(
  list: Entry[],
  range: { start: number; end: number },
  offset: number,
  limit: number,
): Entry[] {
  const start = Math.min(range.start + offset, range.end);
  return list.slice(start, Math.min(start + limit, range.end));
}

/** The index of the first key that is not before this one. */
function findStart(list: Entry[], key: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.key ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
