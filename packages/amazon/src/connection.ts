import type { AmazonFailureClass, Clock, RateBuckets, Secret } from "@evergrant/core";
import type { KeptTokens } from "./access/kept-tokens.ts";
import type { LwaPauses } from "./lwa-pauses.ts";
import type { Fetch } from "./send.ts";

/** Hears that a request is sent, by Amazon's name for the operation; what it answers, hears how that ended. */
export type CallWatch = (
  operation: string,
) => (end: { class: "ok" | AmazonFailureClass; status: number | null }) => void;

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
  watchCall?: CallWatch;
  /** A keyed hash. */
  fingerprint: (secret: Secret) => Uint8Array;
}
