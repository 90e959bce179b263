import type { ErrorCode } from "../generated/graphql.ts";
import { ApiError } from "./api-error.ts";

/** What every refusal among a mutation's results looks like. */
export interface Refusal {
  /** The refusal's type, such as `TokenRejectedError`. */
  __typename: string;
  /** What kind of refusal it is, for programs. */
  code: ErrorCode;
  /** What is wrong and what to do next, for people. */
  message: string;
  /** Whether the same request may succeed later without any change to it. */
  retryable: boolean;
}

/** A mutation's result without its refusals. */
export type Payload<Result> = Exclude<Result, Refusal>;

/**
 * Answers a mutation's payload, or throws its refusal.
 *
 * @example
 * ```ts
 * const { sellerAccount } = unwrap(await evergrant.sellerAccounts.connect(input));
 * ```
 *
 * @throws {@link ApiError} with the refusal's code, message and retryable.
 */
export function unwrap<Result extends { __typename: string }>(result: Result): Payload<Result> {
  if (isRefusal(result)) throw new ApiError(result);
  // The narrowing of a generic union stops at its complement.
  return result as Payload<Result>;
}

function isRefusal(result: { __typename: string }): result is Refusal {
  return "code" in result && "message" in result && "retryable" in result;
}
