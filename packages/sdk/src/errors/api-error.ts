import type { ErrorCode } from "../generated/graphql.ts";

/** The codes of refusals that concern a whole request rather than one mutation's input. */
export type RequestErrorCode =
  | "UNAUTHENTICATED"
  | "COST_EXCEEDED"
  | "CURSOR_EXPIRED"
  | "INTERNAL"
  | "GRAPHQL_ERROR";

/**
 * Why an open stream was ended: its key was revoked, its key or token is over, or allows less than when it was
 * opened; or its reader was too slow, or the log could not be read, after which streams go on by themselves.
 */
export type EndReason =
  | "CREDENTIAL_REVOKED"
  | "CREDENTIAL_EXPIRED"
  | "CREDENTIAL_CHANGED"
  | "SLOW_CONSUMER"
  | "FAILED";

/**
 * The API answered, and refused. Thrown by {@link unwrap} for a result that is an error, and by
 * every method for a request that is refused as a whole.
 *
 * Holds nothing of the request: no variables, no headers, no token.
 *
 * @example
 * ```ts
 * try {
 *   unwrap(await evergrant.mwsTokens.enable({ sellerAccountId, token }));
 * } catch (error) {
 *   if (error instanceof ApiError && error.code === "GRANT_DISABLED") showRenewalSteps();
 *   else throw error;
 * }
 * ```
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** What kind of refusal it is, for programs. GRAPHQL_ERROR: the document itself was refused. */
  readonly code: ErrorCode | RequestErrorCode;
  /** Whether the same request may succeed later without any change to it. */
  readonly retryable: boolean;
  /** Of what ends an open stream, why; null for everything else. */
  readonly reason: EndReason | null;
  /** Of RATE_LIMITED: after how many seconds the same request may succeed. Null where the API did not say. */
  readonly retryAfter: number | null;
  /**
   * Of CURSOR_EXPIRED: the query that reads the state anew and, before it, `eventsCursor`, a cursor to go on
   * from without missing anything. Null for everything else.
   */
  readonly snapshotQuery: string | null;

  constructor(refusal: {
    code: ErrorCode | RequestErrorCode;
    message: string;
    retryable: boolean;
    reason?: EndReason | null;
    retryAfter?: number | null;
    snapshotQuery?: string | null;
  }) {
    super(refusal.message);
    this.code = refusal.code;
    this.retryable = refusal.retryable;
    this.reason = refusal.reason ?? null;
    this.retryAfter = refusal.retryAfter ?? null;
    this.snapshotQuery = refusal.snapshotQuery ?? null;
  }
}

/** Whether the token was refused, and so nothing of the request was looked at. */
export function isUnauthenticated(error: unknown): boolean {
  return error instanceof ApiError && error.code === "UNAUTHENTICATED";
}
