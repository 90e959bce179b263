/** Chance that can be had again: the same seed chooses the same. */
export interface Random {
  /** From 0 to below the limit. */
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
  letters(count: number): string;
}

const LETTERS = "bcdfghjkmnpqrstvwxz";

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const random: Random = {
    // Mulberry32.
    below(limit) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
    },
    pick(items) {
      const item = items[random.below(items.length)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    letters: (count) => Array.from({ length: count }, () => random.pick([...LETTERS])).join(""),
  };
  return random;
}
