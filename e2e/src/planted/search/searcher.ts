import { encodeSecret } from "./encode.ts";
import type { PlantedSecret } from "./vault.ts";

/** Where a secret was found: the beginning of the first of what may be many finds. */
export interface Find {
  secret: PlantedSecret;
  encoding: string;
  offset: number;
}

interface Pattern {
  secret: PlantedSecret;
  encoding: string;
  bytes: Buffer;
  window: number;
}

type Entry = [pattern: Pattern, offset: number];

const BASE = 0x01000193;
const MIX = 0x9e3779b1;
const FILTER_BITS = 22;
/** What is hashed: shorter than any window, so that of each run of a window's length some grams suffice. */
const GRAM = 8;

export interface Searcher {
  /** The spellings looked for, by their names. */
  encodings: string[];
  /** Every secret in some bytes, in every spelling, once each. */
  search(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Found>;
}

export interface Found {
  size: number;
  finds: Find[];
}

/**
 * Finds any twelve characters in a row of any of the secrets, in any spelling, in one pass: a rolling hash
 * over eight bytes, a filter for what is no part of any, and the bytes around it for the rest.
 */
export function createSearcher(secrets: readonly PlantedSecret[]): Searcher {
  const patterns = secrets.flatMap((secret): Pattern[] =>
    encodeSecret(secret.core).map((encoded) => ({ secret, ...encoded })),
  );
  const { entries, filter } = indexGrams(patterns);
  const overlap = Math.max(...patterns.map(({ window }) => window)) - 1;

  const searchBlock = (block: Buffer, start: number, keep: (find: Find) => void): void => {
    let hash = 0;
    for (let at = 0; at < block.length; at += 1) {
      // Most of a database's files is empty.
      if (hash === 0 && isEmpty(block, at)) while (block[at] === 0) at += 1;
      hash = roll(hash, block[at] ?? 0, at < GRAM ? 0 : block[at - GRAM]);
      const slot = slotOf(hash);
      if (((filter[slot >>> 3] ?? 0) & (1 << (slot & 7))) === 0) continue;
      for (const [{ bytes, window, secret, encoding }, offset] of entries.get(hash) ?? []) {
        const from = growRun(block, at - GRAM + 1, bytes, offset, window);
        if (from !== null) keep({ secret, encoding, offset: start + from });
      }
    }
  };
  return {
    encodings: [...new Set(patterns.map(({ encoding }) => encoding))],
    async search(chunks) {
      const finds = new Map<string, Find>();
      const keep = (find: Find) => {
        const key = `${find.secret.name} ${find.encoding}`;
        if (!finds.has(key)) finds.set(key, find);
      };
      let size = 0;
      let tail: Uint8Array = new Uint8Array();
      for await (const chunk of chunks) {
        const block = Buffer.concat([tail, chunk]);
        searchBlock(block, size - tail.length, keep);
        size += chunk.length;
        tail = block.subarray(Math.max(0, block.length - overlap));
      }
      return { size, finds: [...finds.values()] };
    },
  };
}

const OLDEST = Array.from({ length: GRAM }).reduce((power: number) => Math.imul(power, BASE), 1);

function roll(hash: number, newest: number, oldest = 0): number {
  return (Math.imul(hash, BASE) + newest - Math.imul(oldest, OLDEST)) | 0;
}

function slotOf(hash: number): number {
  return Math.imul(hash, MIX) >>> (32 - FILTER_BITS);
}

function isEmpty(block: Buffer, at: number): boolean {
  for (let before = 1; before <= GRAM; before += 1) if (block[at - before] !== 0) return false;
  return true;
}

/** Where the bytes that are the same begin, around a gram that seems to be; null: too few are. */
function growRun(
  block: Buffer,
  from: number,
  bytes: Buffer,
  offset: number,
  window: number,
): number | null {
  let before = 0;
  let behind = 0;
  while (from + behind < block.length && block[from + behind] === bytes[offset + behind])
    behind += 1;
  while (before < Math.min(from, offset) && block[from - before - 1] === bytes[offset - before - 1])
    before += 1;
  return behind >= GRAM && before + behind >= window ? from - before : null;
}

/** Of every pattern so many grams that each run of its window's length has one, by their hashes. */
function indexGrams(patterns: readonly Pattern[]) {
  const entries = new Map<number, Entry[]>();
  const filter = new Uint8Array(2 ** (FILTER_BITS - 3));
  for (const pattern of patterns) {
    const stride = pattern.window - GRAM + 1;
    for (let offset = 0; offset + GRAM <= pattern.bytes.length; offset += stride) {
      let hash = 0;
      for (const byte of pattern.bytes.subarray(offset, offset + GRAM)) hash = roll(hash, byte);
      const slot = slotOf(hash);
      filter[slot >>> 3] = (filter[slot >>> 3] ?? 0) | (1 << (slot & 7));
      const others = entries.get(hash);
      if (others) others.push([pattern, offset]);
      else entries.set(hash, [[pattern, offset]]);
    }
  }
  return { entries, filter };
}
