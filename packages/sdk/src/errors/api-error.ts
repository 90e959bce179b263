import type { ErrorCode } from "../generated/graphql.ts";

/** The codes of refusals that concern a whole request rather than one mutation's input. */
export type RequestErrorCode =
  | "UNAUTHENTICATED"
  | "COST_EXCEEDED"
  | "CURSOR_EXPIRED"
  | "INTERNAL"
  | "GRAPHQL_ERROR";

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
  /** Of RATE_LIMITED: after how many seconds the same request may succeed. Null where the API did not say. */
  readonly retryAfter: number | null;

  constructor(refusal: {
    code: ErrorCode | RequestErrorCode;
    message: string;
    retryable: boolean;
    retryAfter?: number | null;
  }) {
    super(refusal.message);
    this.code = refusal.code;
    this.retryable = refusal.retryable;
    this.retryAfter = refusal.retryAfter ?? null;
  }
}
