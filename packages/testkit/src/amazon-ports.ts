import { createHash } from "node:crypto";
import type { AccessTokens, RateBuckets, Secret } from "@evergrant/core";

/** Buckets that are never empty: for tests of what is asked, not how often. */
export const OPEN_RATE_BUCKETS: RateBuckets = {
  take: async ({ ratePerSecond }) => ({ isTaken: true, ratePerSecond, isRecovering: false }),
  learn: async () => {},
  backOff: async (_bucket, retryAfterSeconds = 1) => retryAfterSeconds,
  recover: async () => {},
};

/** What workers of one process would share. Leases do not end by themselves. */
export function createMemoryAccessTokens(): AccessTokens {
  const tokens = new Map<string, { accessToken: Secret; endsAt: Date }>();
  const leases = new Set<string>();
  return {
    read: async (key) => tokens.get(key) ?? null,
    async lease(key) {
      if (leases.has(key)) return false;
      leases.add(key);
      return true;
    },
    async write(key, token) {
      tokens.set(key, token);
      leases.delete(key);
    },
    release: async (key) => void leases.delete(key),
    forget: async (key) => void tokens.delete(key),
  };
}

/** A hash that is nobody's secret. */
export function fingerprint(secret: Secret): Uint8Array {
  return Uint8Array.from(createHash("sha256").update(secret.reveal()).digest());
}
