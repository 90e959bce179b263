import { randomUUID } from "node:crypto";
import { DomainError, KeysUnavailableError } from "@evergrant/core";
import { DatabaseUnavailableError } from "@evergrant/db";
import { GraphQLError } from "graphql";
import { currentRequestId } from "../logging/log-fields.ts";

/** What of a logger is used here; pino's is one. */
export interface Logger {
  error(fields: object, message: string): void;
}

/** Yoga's own codes that have one of ours. */
const CODES = new Map<unknown, string>([
  ["REQUEST_ENTITY_TOO_LARGE", "BAD_INPUT"],
  ["BAD_REQUEST", "BAD_INPUT"],
]);

/** After how long to come again while the database is away: as long as it takes to start one. */
export const DATABASE_RETRY_SECONDS = 5;

/**
 * Makes what clients see of an error: a refusal of core with its code, GraphQL's own as it is, and of
 * everything else a request id alone, under which it is logged once. That the database is away is told
 * where it is noticed, once and not for each request.
 */
export function useMasking(logger: Logger): { maskError: (error: unknown) => Error } {
  const maskError = (error: unknown): Error => {
    const located = error instanceof GraphQLError ? error : null;
    const cause = located?.originalError ?? error;
    if (cause instanceof DomainError) {
      const { code, message, retryable } = cause;
      return copyOf(located, message, { code, retryable });
    }
    if (located && isSpoken(located)) {
      // Of wrong variables GraphQL speaks without a code.
      const { code = "BAD_INPUT", ...extensions } = located.extensions;
      const spoken = { ...extensions, code: CODES.get(code) ?? code };
      return copyOf(located, located.message, spoken, located.originalError);
    }
    if (cause instanceof DatabaseUnavailableError) return sayDatabaseAway(located);
    const requestId = currentRequestId() ?? randomUUID();
    logger.error({ requestId, err: cause, path: located?.path?.join(".") }, "unexpected error");
    if (cause instanceof KeysUnavailableError)
      return copyOf(located, "The encryption keys cannot be reached at the moment. Try again.", {
        code: "INTERNAL",
        requestId,
        unexpected: true,
        retryable: true,
        http: { status: 503 },
      });
    return copyOf(located, "Something went wrong on our side. Name the request id when you ask.", {
      code: "INTERNAL",
      requestId,
      unexpected: true,
      http: { status: 500 },
    });
  };
  return { maskError };
}

function sayDatabaseAway(located: GraphQLError | null): GraphQLError {
  const message =
    "The database cannot be reached at the moment. Try again; a mutation with the same idempotencyKey.";
  return copyOf(located, message, {
    code: "INTERNAL",
    unexpected: true,
    retryable: true,
    retryAfter: DATABASE_RETRY_SECONDS,
    http: { status: 503, headers: { "Retry-After": String(DATABASE_RETRY_SECONDS) } },
  });
}

/** Whether an error is the client's to read: about the request, or thrown to be shown. */
function isSpoken({ originalError, path, extensions }: GraphQLError): boolean {
  if ("code" in extensions) return true;
  if (originalError === undefined) return path === undefined;
  if (!(originalError instanceof GraphQLError)) return false;
  // While executing, GraphQL blames a node for a wrong argument, and none for a result that it cannot
  // put out; before, it has no path yet and speaks of the request alone.
  return isSpoken(originalError) && (path === undefined || originalError.nodes !== undefined);
}

function copyOf(
  located: GraphQLError | null,
  message: string,
  extensions: Record<string, unknown>,
  originalError?: Error,
): GraphQLError {
  return new GraphQLError(message, {
    nodes: located?.nodes ?? null,
    path: located?.path ?? null,
    source: located?.source ?? null,
    positions: located?.positions ?? null,
    extensions,
    originalError: originalError ?? null,
  });
}
