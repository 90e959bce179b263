import type { Clock } from "@evergrant/core";
import type { PointStore } from "./point-store.ts";
import { COUNTED_MAX, SYNC_MS, WINDOW_MS } from "./policy.ts";

export interface Spending {
  limit: number;
  /** Points spent in the present window, as far as is known here. */
  used: number;
  endsAt: Date;
}

/** Counts the points that each key spends within a minute. */
export interface PointLimiter {
  readonly name: string;
  readonly limit: number;
  /** Whether so many are left. */
  has(key: string, points: number): boolean;
  /** Spends them, whether they are left or not. */
  spend(key: string, points: number): void;
  look(key: string): Spending;
  /** Tells the store what was spent here, and hears what was spent elsewhere. */
  sync(): Promise<void>;
  stop(): void;
}

interface Count {
  used: number;
  /** Not told to the store yet. */
  untold: number;
  endsAt: number;
}

/**
 * No request waits for the store: points are counted here, and told once a second. So a key may spend on
 * every process what that process does in a second before it hears of the others, and while the store does
 * not answer, the limit holds for each process by itself: the service stays up without it.
 */
export function createPointLimiter(options: {
  name: string;
  limit: number;
  clock: Clock;
  /** Absent: counted here alone. */
  store?: PointStore | undefined;
  /** Hears each failure, and whether it is the first of an outage. */
  onStoreFailure?: (error: unknown, isFirst: boolean) => void;
}): PointLimiter {
  const { name, limit, clock, store, onStoreFailure } = options;
  const counts = new Map<string, Count>();
  let timer: NodeJS.Timeout | undefined;
  let syncing: Promise<void> | undefined;
  let isStoreDown = false;

  const find = (key: string): Count => {
    const now = clock.now().getTime();
    const known = counts.get(key);
    if (known !== undefined && now < known.endsAt) return known;
    const count = { used: 0, untold: 0, endsAt: now + WINDOW_MS };
    counts.delete(key);
    counts.set(key, count);
    const oldest = counts.size > COUNTED_MAX ? counts.keys().next().value : undefined;
    if (oldest !== undefined) counts.delete(oldest);
    return count;
  };

  const tell = async (key: string, count: Count): Promise<void> => {
    const { untold } = count;
    count.untold = 0;
    try {
      const told = await store?.add(`${name}:${key}`, untold);
      if (told === undefined) return;
      count.used = told.used + count.untold;
      count.endsAt = clock.now().getTime() + told.msLeft;
      isStoreDown = false;
    } catch (error) {
      count.untold += untold;
      onStoreFailure?.(error, !isStoreDown);
      isStoreDown = true;
    }
  };

  const syncAll = async (): Promise<void> => {
    const now = clock.now().getTime();
    for (const [key, { endsAt }] of counts) if (endsAt <= now) counts.delete(key);
    const untold = [...counts].filter(([, count]) => count.untold > 0);
    await Promise.all(untold.map(([key, count]) => tell(key, count)));
  };

  const sync = (): Promise<void> => {
    syncing ??= syncAll().finally(() => {
      syncing = undefined;
      if ([...counts.values()].some(({ untold }) => untold > 0)) schedule();
    });
    return syncing;
  };

  const schedule = (): void => {
    if (store === undefined || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void sync();
    }, SYNC_MS).unref();
  };

  return {
    name,
    limit,
    has: (key, points) => find(key).used + points <= limit,
    spend(key, points) {
      const count = find(key);
      count.used += points;
      count.untold += points;
      schedule();
    },
    look(key) {
      const { used, endsAt } = find(key);
      return { limit, used, endsAt: new Date(endsAt) };
    },
    sync,
    stop: () => clearTimeout(timer),
  };
}
