export type ErrorCode =
  | "BAD_INPUT"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "CONFLICT"
  | "IDEMPOTENCY_MISMATCH"
  | "TOKEN_MALFORMED"
  | "TOKEN_REJECTED"
  | "TOKEN_OF_OTHER_SELLER"
  | "TOKEN_IN_USE"
  | "TOKEN_LACKS_ROLE"
  | "GRANT_DISABLED"
  | "TOKEN_DISABLED"
  | "AMAZON_UNAVAILABLE"
  | "RATE_LIMITED"
  | "MAIL_UNAVAILABLE";

/** What the caller can do something about. Everything else that is thrown is a fault of ours. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
  /** Whether the same call may succeed later without anything being changed by the caller. */
  readonly retryable: boolean = false;
}

/** An argument is missing, malformed or out of range. */
export class BadInputError extends DomainError {
  readonly code = "BAD_INPUT";
}

/** No such thing in this workspace. */
export class NotFoundError extends DomainError {
  readonly code = "NOT_FOUND";
}

/** The caller may not do this. */
export class ForbiddenError extends DomainError {
  readonly code = "FORBIDDEN";
}

/** Somebody else changed the same thing meanwhile, or it exists already. */
export class ConflictError extends DomainError {
  readonly code = "CONFLICT";
}

/** The first call with the same idempotency key has not ended: the same call gets its answer later. */
export class StillRunningError extends ConflictError {
  override readonly retryable = true;
}

/** The idempotency key was used with another input. */
export class IdempotencyMismatchError extends DomainError {
  readonly code = "IDEMPOTENCY_MISMATCH";
}

/** What was pasted cannot be a token. */
export class TokenMalformedError extends DomainError {
  readonly code = "TOKEN_MALFORMED";
}

/** Amazon does not accept the token. */
export class TokenRejectedError extends DomainError {
  readonly code = "TOKEN_REJECTED";
}

/** The token belongs to another seller, or to another region's account. */
export class TokenOfOtherSellerError extends DomainError {
  readonly code = "TOKEN_OF_OTHER_SELLER";
}

/** The token stands at another connected account. */
export class TokenInUseError extends DomainError {
  readonly code = "TOKEN_IN_USE";
}

/** The token works, but its application lacks a role that is needed. */
export class TokenLacksRoleError extends DomainError {
  readonly code = "TOKEN_LACKS_ROLE";
}

/** The string is known to be good, and its grant is disabled in Seller Central. */
export class GrantDisabledError extends DomainError {
  readonly code = "GRANT_DISABLED";
}

/** Needs an enabled token, and the account's is disabled. */
export class TokenDisabledError extends DomainError {
  readonly code = "TOKEN_DISABLED";
}

/** Amazon could not be asked. Nothing is known about the token. */
export class AmazonUnavailableError extends DomainError {
  readonly code = "AMAZON_UNAVAILABLE";
  override readonly retryable = true;
}

/** Too much was asked for in too short a time. */
export class RateLimitedError extends DomainError {
  readonly code = "RATE_LIMITED";
  override readonly retryable = true;
}

/** The mail was not taken by whoever is to carry it. What it speaks of is kept: the same call sends it again. */
export class MailUnavailableError extends DomainError {
  readonly code = "MAIL_UNAVAILABLE";
  override readonly retryable = true;
}
