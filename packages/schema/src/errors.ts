import {
  AmazonUnavailableError,
  BadInputError,
  ConflictError,
  type DomainError,
  ForbiddenError,
  GrantDisabledError,
  IdempotencyMismatchError,
  MailUnavailableError,
  NotFoundError,
  RateLimitedError,
  StillRunningError,
  TokenDisabledError,
  TokenInUseError,
  TokenLacksRoleError,
  TokenMalformedError,
  TokenOfOtherSellerError,
  TokenRejectedError,
} from "@evergrant/core";
import { builder } from "./builder.ts";

const ErrorCode = builder.enumType("ErrorCode", {
  description: "Every way in which a request is refused. A code is never given another meaning.",
  values: {
    BAD_INPUT: { description: "An argument is missing, malformed or out of range." },
    NOT_FOUND: { description: "There is no such thing in this workspace." },
    FORBIDDEN: { description: "The key lacks the scope that this needs, or no key may do it." },
    CONFLICT: {
      description: "It exists already, or somebody changed it meanwhile: read it again and decide.",
    },
    IDEMPOTENCY_MISMATCH: {
      description: "The idempotency key was used before with another input: take a new one.",
    },
    TOKEN_MALFORMED: { description: "What was pasted cannot be a token." },
    TOKEN_REJECTED: { description: "Amazon does not accept the token." },
    TOKEN_OF_OTHER_SELLER: { description: "The token belongs to another seller or region." },
    TOKEN_IN_USE: { description: "The token stands at another connected account." },
    TOKEN_LACKS_ROLE: { description: "The token works, but lacks a role that is needed." },
    GRANT_DISABLED: {
      description: "The token is right, but its grant is disabled: renew or enable it there first.",
    },
    TOKEN_DISABLED: { description: "This needs an enabled token, and the account's is disabled." },
    AMAZON_UNAVAILABLE: { description: "Amazon could not be asked. Try again later." },
    MAIL_UNAVAILABLE: { description: "The mail could not be sent. Try again later." },
    RATE_LIMITED: { description: "Too much was asked for in too short a time. Try again later." },
  } as const,
});

export const ErrorInterface = builder.interfaceRef<DomainError>("Error").implement({
  description:
    "A refusal. Every error that a mutation can answer is a member of its result union, and its type is named after its code.",
  fields: (t) => ({
    code: t.field({
      type: ErrorCode,
      description: "What kind of refusal it is, for programs.",
      resolve: (error) => error.code,
    }),
    message: t.exposeString("message", {
      description: "What is wrong and what to do next, for people. Never holds a token.",
    }),
    retryable: t.exposeBoolean("retryable", {
      description: "Whether the same request may succeed later without any change to it.",
    }),
  }),
});

const descriptions = [
  [BadInputError, "An argument is missing, malformed or out of range; the message says which."],
  [NotFoundError, "The workspace has no such thing. Another workspace's looks exactly the same."],
  [
    ForbiddenError,
    "The key lacks the scope that this needs, or no key may do it; the message says.",
  ],
  [
    ConflictError,
    "It exists already, somebody changed it meanwhile, or the same call still runs; that alone is retryable.",
  ],
  [IdempotencyMismatchError, "The idempotency key was used before with another input."],
  [TokenMalformedError, "What was pasted cannot be a token; the message says what it looks like."],
  [TokenRejectedError, "Amazon does not accept the token. Nothing was changed."],
  [TokenOfOtherSellerError, "The token belongs to another seller or to another region's account."],
  [TokenInUseError, "The token stands at another connected account. It is not told which."],
  [TokenLacksRoleError, "The token works, but a role that is needed was not granted with it."],
  [GrantDisabledError, "The grant is disabled in Seller Central: renew or enable it there first."],
  [TokenDisabledError, "The account's token is disabled: enable it first."],
  [MailUnavailableError, "The mail could not be sent. The same call sends it again."],
  [RateLimitedError, "Too much was asked for in too short a time; the message says of what."],
  [AmazonUnavailableError, "Amazon could not be asked in time. Nothing was changed; try again."],
] as const;

for (const [errorClass, description] of descriptions) {
  builder.objectType(errorClass, {
    name: errorClass.name,
    description,
    interfaces: [ErrorInterface],
  });
}

export interface Refusal {
  code: DomainError["code"];
  message: string;
  retryable: boolean;
}

/** The error that a refusal was made from. */
export function makeError({ code, message, retryable }: Refusal): DomainError {
  if (code === "CONFLICT" && retryable) return new StillRunningError(message);
  for (const [errorClass] of descriptions) {
    const error = new errorClass(message);
    if (error.code === code) return error;
  }
  throw new Error(`No error type has the code ${code}.`);
}

/** What every mutation can answer: its key may be bad, lack the scope, or be in use by another call. */
export const COMMON_ERRORS = [
  BadInputError,
  ForbiddenError,
  ConflictError,
  IdempotencyMismatchError,
] as const;

/** What verifying a string that was pasted can meet. */
export const PASTE_ERRORS = [
  TokenMalformedError,
  TokenRejectedError,
  TokenOfOtherSellerError,
  TokenInUseError,
  TokenLacksRoleError,
  GrantDisabledError,
  AmazonUnavailableError,
] as const;
