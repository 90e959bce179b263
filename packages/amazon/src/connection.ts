import type { Clock, RateBuckets, Secret } from "@evergrant/core";
import type { KeptTokens } from "./access/kept-tokens.ts";
import type { LwaPauses } from "./lwa-pauses.ts";
import type { Fetch } from "./send.ts";

/** Where Amazon is, how it is reached, and what is known of it from call to call. */
export interface Connection {
  fetch: Fetch;
  lwaUrl: string;
  spApiUrls: { NA: string; EU: string; FE: string };
  userAgent: string;
  /** Domain time. */
  clock: Clock;
  rateBuckets: RateBuckets;
  keptTokens: KeptTokens;
  lwaPauses: LwaPauses;
  /** A keyed hash. */
  fingerprint: (secret: Secret) => Uint8Array;
}
