import type { DomainError } from "@evergrant/core";
import type { ObjectRef } from "@pothos/core";
import { builder } from "./builder.ts";
import { COMMON_ERRORS } from "./errors.ts";

type ErrorClass = new (message: string) => DomainError;

/**
 * `XResult`: what a mutation answers, its payload or one of the errors it can meet. A field of this
 * type that throws one of them answers it; anything else it throws stays a fault.
 */
export function resultUnion<Payload extends object>(
  name: string,
  payload: ObjectRef<typeof builder.$inferSchemaTypes, Payload>,
  errors: readonly ErrorClass[],
) {
  return builder.errorUnion(name, {
    description: `What was done, or why it was not.`,
    types: [payload, ...COMMON_ERRORS, ...errors],
    resolveType: () => payload,
  });
}
