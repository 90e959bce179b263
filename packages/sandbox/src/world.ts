import type { VirtualClock } from "./clock.ts";
import type { SecretHook, TimeHooks } from "./sandbox.ts";
import type { SellerSearch } from "./seller-central/seller-search.ts";
import type { RateBuckets } from "./sp-api/rate-buckets.ts";
import type { Store } from "./store/store.ts";

/** What every part of the sandbox works on. */
export interface World {
  store: Store;
  sellerSearch: SellerSearch;
  clock: VirtualClock;
  random: () => number;
  publicUrl: string;
  rateBuckets: RateBuckets;
  /** Replaced as a whole by `setTimeHooks`. */
  timeHooks: TimeHooks;
  /** Replaced by `setSecretHook`. */
  onSecretRotated: SecretHook;
  /** Aborts when the sandbox closes. */
  closing: AbortSignal;
}
