import type { Clock } from "@evergrant/core";
import { createPointLimiter, type PointLimiter } from "./create-point-limiter.ts";
import type { PointStore } from "./point-store.ts";
import { ADDRESS_FAILURES, ADDRESS_PAGES, WORKSPACE_KEYS } from "./policy.ts";

/** Whatever limits how much is asked of a process. */
export interface Limiters {
  /** Absent: keys and workspaces are not limited. */
  points: { key: PointLimiter; workspace: PointLimiter } | null;
  /** Requests of an address that failed to authenticate. */
  failures: PointLimiter;
  /** Pages that an address opened. */
  pages: PointLimiter;
  stop(): Promise<void>;
}

export interface LimiterOptions {
  clock: Clock;
  /** Points a key may spend in a minute; null: keys and workspaces are not limited. */
  keyPoints: number | null;
  store?: PointStore | undefined;
  onStoreFailure?: (error: unknown, isFirst: boolean) => void;
}

export function openLimiters(options: LimiterOptions): Limiters {
  const { clock, keyPoints, store, ...rest } = options;
  const open = (name: string, limit: number) => createPointLimiter({ name, limit, clock });
  const share = (name: string, limit: number) =>
    createPointLimiter({ name, limit, clock, store, ...rest });
  const points =
    keyPoints === null
      ? null
      : { key: share("key", keyPoints), workspace: share("workspace", keyPoints * WORKSPACE_KEYS) };
  const shared = points === null ? [] : [points.key, points.workspace];
  return {
    points,
    // Each process by itself: whoever floods one is to cost no other, nor the store, anything.
    failures: open("address", ADDRESS_FAILURES),
    pages: open("address", ADDRESS_PAGES),
    async stop() {
      for (const limiter of shared) limiter.stop();
      await Promise.all(shared.map((limiter) => limiter.sync()));
      for (const limiter of shared) limiter.stop();
      await store?.stop();
    },
  };
}
