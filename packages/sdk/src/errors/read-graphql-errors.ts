import type { ErrorCode } from "../generated/graphql.ts";
import { ApiError, type EndReason, type RequestErrorCode } from "./api-error.ts";
import { redact } from "./redact.ts";

type RefusalCode = ErrorCode | RequestErrorCode;

/** The codes of `extensions.code` that are the API's own, and whether to try again. */
const RETRYABLE_BY_CODE: ReadonlyMap<string, [RefusalCode, boolean]> = new Map([
  ["UNAUTHENTICATED", ["UNAUTHENTICATED", false]],
  ["FORBIDDEN", ["FORBIDDEN", false]],
  ["BAD_INPUT", ["BAD_INPUT", false]],
  ["NOT_FOUND", ["NOT_FOUND", false]],
  ["COST_EXCEEDED", ["COST_EXCEEDED", false]],
  ["CURSOR_EXPIRED", ["CURSOR_EXPIRED", false]],
  ["RATE_LIMITED", ["RATE_LIMITED", true]],
  ["INTERNAL", ["INTERNAL", true]],
  ["INTERNAL_SERVER_ERROR", ["INTERNAL", true]],
]);

const END_REASONS: readonly EndReason[] = [
  "CREDENTIAL_REVOKED",
  "CREDENTIAL_EXPIRED",
  "CREDENTIAL_CHANGED",
  "SLOW_CONSUMER",
  "FAILED",
];

/** Of the `errors` of a GraphQL answer the first that is the server's fault, and may be gone later; null where none is. */
export function findInternalError(errors: unknown, secrets: readonly string[]): ApiError | null {
  const all = Array.isArray(errors) ? errors.map((one) => readGraphqlErrors([one], secrets)) : [];
  return all.find((error) => error?.code === "INTERNAL") ?? null;
}

/** Makes an ApiError of the `errors` of a GraphQL answer; null for what is no such list. */
export function readGraphqlErrors(errors: unknown, secrets: readonly string[]): ApiError | null {
  if (!Array.isArray(errors) || errors.length === 0) return null;
  const first: unknown = errors[0];
  const message = readProperty(first, "message");
  const extensions = readProperty(first, "extensions");
  const given = readProperty(extensions, "code");
  const reason = END_REASONS.find((one) => one === readProperty(extensions, "reason")) ?? null;
  const retryAfter = readProperty(extensions, "retryAfter");
  const snapshotQuery = readProperty(extensions, "snapshotQuery");
  const [code, retryable] = RETRYABLE_BY_CODE.get(String(given)) ?? ["GRAPHQL_ERROR", false];
  return new ApiError({
    code,
    message: redact(typeof message === "string" ? message : "The request was refused.", secrets),
    // What allows less by now may still allow this.
    retryable: retryable || reason === "CREDENTIAL_CHANGED",
    reason,
    retryAfter: typeof retryAfter === "number" ? retryAfter : null,
    snapshotQuery: typeof snapshotQuery === "string" ? snapshotQuery : null,
  });
}

function readProperty(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}
