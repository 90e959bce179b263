/**
 * The API did not answer: no connection, a connection cut, no answer in time, or an answer that is
 * not the API's, such as a proxy's error page. Whether the request was carried out is not known;
 * a mutation with an `idempotencyKey` can be repeated safely.
 *
 * Holds nothing of the request, and not the failure it was made from, which might.
 */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  /** The HTTP status of an answer that is not the API's; null without an answer. */
  readonly status: number | null;
  /** Whether the same request may succeed later. False where the address seems to be wrong. */
  readonly retryable: boolean;

  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
    this.retryable = status === null || status >= 500 || RETRYABLE_STATUSES.has(status);
  }
}

const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);
