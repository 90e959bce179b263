import type { Executed } from "./payload.ts";

interface Kept {
  /** How far the log was known when it was executed. */
  seen: bigint;
  executed: Promise<Executed>;
  bytes: number;
}

/** What a result is remembered by: its channel, and its event's place. */
type Key = `${string} ${bigint}`;

/** Results of events, for those who follow the same and come to them a little later; the oldest go first. */
export interface SharedPayloads {
  /** Undefined: none was executed since the log was known as far as `seenAtLeast`. */
  find(key: Key, seenAtLeast: bigint): Promise<Executed> | undefined;
  keep(key: Key, seen: bigint, executing: Promise<Executed>): void;
}

export function createSharedPayloads(maxBytes: number): SharedPayloads {
  const kept = new Map<Key, Kept>();
  let bytes = 0;
  const forget = (key: Key, one: Kept): void => {
    if (kept.get(key) !== one) return;
    kept.delete(key);
    bytes -= one.bytes;
  };
  return {
    find(key, seenAtLeast) {
      const one = kept.get(key);
      return one !== undefined && one.seen >= seenAtLeast ? one.executed : undefined;
    },
    keep(key, seen, executing) {
      const before = kept.get(key);
      if (before) forget(key, before);
      const one: Kept = { seen, executed: executing, bytes: 0 };
      kept.set(key, one);
      executing.then(
        ({ payload, lack }) => {
          // What failed in part may be had by the next.
          if (lack !== null) return forget(key, one);
          if (kept.get(key) !== one) return;
          one.bytes = payload.bytes;
          bytes += one.bytes;
          for (const [oldKey, old] of kept) {
            if (bytes <= maxBytes) break;
            forget(oldKey, old);
          }
        },
        () => forget(key, one),
      );
    },
  };
}
