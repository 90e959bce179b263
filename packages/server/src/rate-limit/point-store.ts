import { Redis } from "ioredis";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRedis } from "rate-limiter-flexible";
import type { OutageLog } from "../outage-log.ts";
import { STORE_TIMEOUT_MS, WINDOW_MS } from "./policy.ts";

/** What all processes have spent, by whom. */
export interface PointStore {
  /** Adds points; answers what was spent in the present window, and how long that lasts. */
  add(key: string, points: number): Promise<{ used: number; msLeft: number }>;
  stop(): Promise<void>;
}

const TABLE = "RateLimitCount";
const CONNECTIONS = 2;
const PREFIX = "evergrant:points";

/** In Redis where there is one, else in an unlogged table. */
export function openPointStore({
  url,
  redisUrl,
}: {
  url: string;
  redisUrl?: string | undefined;
}): PointStore {
  return redisUrl === undefined ? openPostgres(url) : openRedis(redisUrl);
}

function openPostgres(connectionString: string): PointStore {
  const pool = new pg.Pool({
    connectionString,
    options: "-c role=evergrant_system",
    max: CONNECTIONS,
    connectionTimeoutMillis: STORE_TIMEOUT_MS,
    query_timeout: STORE_TIMEOUT_MS,
  });
  // Whoever waits for an answer hears of it.
  pool.on("error", () => {});
  const limiter = new RateLimiterPostgres({
    ...limits(""),
    storeClient: pool,
    storeType: "pool",
    tableName: TABLE,
    // By a migration; what is over is forgotten by a job.
    tableCreated: true,
    clearExpiredByTimeout: false,
  });
  return { add: adder(limiter), stop: () => pool.end() };
}

function openRedis(redisUrl: string): PointStore {
  const redis = new Redis(redisUrl, {
    commandTimeout: STORE_TIMEOUT_MS,
    connectTimeout: STORE_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    // All that is told at once is one round trip.
    enableAutoPipelining: true,
  });
  redis.on("error", () => {});
  const limiter = new RateLimiterRedis({
    ...limits(PREFIX),
    storeClient: redis,
    rejectIfRedisNotReady: true,
  });
  return { add: adder(limiter), stop: async () => redis.disconnect() };
}

/** Tells an outage log how each call went. */
export function watchPointStore(store: PointStore, outage: OutageLog): PointStore {
  return {
    async add(key, points) {
      try {
        const counted = await store.add(key, points);
        outage.worked();
        return counted;
      } catch (error) {
        outage.failed(error);
        throw error;
      }
    },
    stop: store.stop,
  };
}

/** The store only counts: what is too much is decided where it is spent. */
const limits = (keyPrefix: string) => ({
  keyPrefix,
  points: Number.MAX_SAFE_INTEGER,
  duration: WINDOW_MS / 1_000,
});

function adder(limiter: RateLimiterPostgres | RateLimiterRedis): PointStore["add"] {
  return async (key, points) => {
    const { consumedPoints: used, msBeforeNext: msLeft } = await limiter.penalty(key, points);
    // What is no count would be believed for the rest of the minute.
    const isCount = Number.isSafeInteger(used) && used >= points;
    // Another process's clock may be ahead of ours.
    if (!isCount || !Number.isFinite(msLeft) || msLeft > 2 * WINDOW_MS)
      throw new Error("The store of points answers something else than counts.");
    return { used, msLeft };
  };
}
