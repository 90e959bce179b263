import type { Clock } from "@evergrant/core";

/** Where Amazon is, and how it is reached. */
export interface Connection {
  fetch: typeof fetch;
  lwaUrl: string;
  spApiUrls: { NA: string; EU: string; FE: string };
  userAgent: string;
  clock: Clock;
}
