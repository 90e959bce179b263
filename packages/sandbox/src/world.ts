import type { VirtualClock } from "./clock.ts";
import type { SecretHook, TimeHooks } from "./sandbox.ts";
import type { SellerSearch } from "./seller-central/seller-search.ts";
import type { RateBuckets } from "./sp-api/rate-buckets.ts";
import type { Deliveries } from "./sqs/deliveries.ts";
import type { Queue } from "./sqs/queue.ts";
import type { Store } from "./store/store.ts";

/** What every part of the sandbox works on. */
export interface World {
  store: Store;
  sellerSearch: SellerSearch;
  clock: VirtualClock;
  /** The machine's clock, which queues go by. */
  realNow: () => Date;
  random: () => number;
  publicUrl: string;
  rateBuckets: RateBuckets;
  /** Of each queue that was asked since the start. */
  deliveries: WeakMap<Queue, Deliveries>;
  /** Replaced as a whole by `setTimeHooks`. */
  timeHooks: TimeHooks;
  /** Replaced by `setSecretHook`. */
  onSecretRotated: SecretHook;
  /** Aborts when the sandbox closes. */
  closing: AbortSignal;
}
