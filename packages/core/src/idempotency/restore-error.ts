import * as errors from "../errors.ts";

const ERRORS: Record<errors.ErrorCode, new (message: string) => errors.DomainError> = {
  BAD_INPUT: errors.BadInputError,
  NOT_FOUND: errors.NotFoundError,
  FORBIDDEN: errors.ForbiddenError,
  CONFLICT: errors.ConflictError,
  IDEMPOTENCY_MISMATCH: errors.IdempotencyMismatchError,
  TOKEN_MALFORMED: errors.TokenMalformedError,
  TOKEN_REJECTED: errors.TokenRejectedError,
  TOKEN_OF_OTHER_SELLER: errors.TokenOfOtherSellerError,
  TOKEN_IN_USE: errors.TokenInUseError,
  TOKEN_LACKS_ROLE: errors.TokenLacksRoleError,
  GRANT_DISABLED: errors.GrantDisabledError,
  TOKEN_DISABLED: errors.TokenDisabledError,
  AMAZON_UNAVAILABLE: errors.AmazonUnavailableError,
  RATE_LIMITED: errors.RateLimitedError,
  MAIL_UNAVAILABLE: errors.MailUnavailableError,
};

/** An error as it was kept, thrown again. */
export function restoreError({ code, message }: { code: string; message: string }): Error {
  const ErrorOfCode = ERRORS[code as errors.ErrorCode];
  return ErrorOfCode === undefined
    ? new Error(`A kept error of unknown code ${code}`)
    : new ErrorOfCode(message);
}
