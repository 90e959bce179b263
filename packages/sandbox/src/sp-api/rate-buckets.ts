/** How much an operation may be called: in the long run, and at once. */
export interface RateLimit {
  ratePerSecond: number;
  burst: number;
}

const INITIAL_CAPACITY = 64;
/** Forgives what adding fractions of a millisecond loses. */
const ROUNDING_MS = 0.01;

/**
 * Token buckets on virtual time. A bucket is one number: the moment at which it is full again, which
 * lies in the past for a full one. They are kept in memory alone: a restart fills them all.
 */
export class RateBuckets {
  /** By operation; within, by the seller's index: about 1 MB for an operation that 100,000 sellers call. */
  #bySeller = new Map<string, Float64Array>();
  /** The application's own, of grantless operations, by operation and region. */
  #byName = new Map<string, number>();

  /** Takes one of a seller's calls of an operation; false when there is none to take. */
  takeOfSeller(operationId: string, sellerIndex: number, limit: RateLimit, now: number): boolean {
    let buckets = this.#bySeller.get(operationId);
    if (!buckets || buckets.length <= sellerIndex) {
      buckets = grow(buckets, sellerIndex + 1);
      this.#bySeller.set(operationId, buckets);
    }
    const fullAt = take(buckets[sellerIndex] ?? 0, limit, now);
    if (fullAt === null) return false;
    buckets[sellerIndex] = fullAt;
    return true;
  }

  takeOfApplication(
    operationId: string,
    region: string | null,
    limit: RateLimit,
    now: number,
  ): boolean {
    const name = `${operationId} ${region}`;
    const fullAt = take(this.#byName.get(name) ?? 0, limit, now);
    if (fullAt === null) return false;
    this.#byName.set(name, fullAt);
    return true;
  }
}

/** When the bucket is full again after one more call; null when that call has to wait. */
function take(fullAt: number, { ratePerSecond, burst }: RateLimit, now: number): number | null {
  const callMs = 1_000 / ratePerSecond;
  const taken = Math.max(fullAt, now) + callMs;
  return taken - now <= burst * callMs + ROUNDING_MS ? taken : null;
}

function grow(from: Float64Array | undefined, needed: number): Float64Array {
  const grown = new Float64Array(Math.max(INITIAL_CAPACITY, needed, (from?.length ?? 0) * 2));
  if (from) grown.set(from);
  return grown;
}
