/** Works things side by side, so many at once: whichever ends makes room for the next. */
export interface Lane {
  /** Takes as many as there is room for, and begins them; answers how many that were. One call at a time. */
  fill(): Promise<number>;
  /** Waits for what is under way. */
  settle(): Promise<void>;
}

export function createLane<T>(options: {
  atOnce: number;
  claim: (limit: number, underWay: readonly T[]) => Promise<readonly T[]>;
  /** Throws nothing. */
  send: (one: T) => Promise<void>;
}): Lane {
  const { atOnce, claim, send } = options;
  const underWay = new Map<T, Promise<void>>();
  return {
    async fill() {
      const limit = atOnce - underWay.size;
      if (limit <= 0) return 0;
      const claimed = await claim(limit, [...underWay.keys()]);
      for (const one of claimed)
        underWay.set(
          one,
          send(one).finally(() => underWay.delete(one)),
        );
      return claimed.length;
    },
    settle: async () => void (await Promise.all(underWay.values())),
  };
}
