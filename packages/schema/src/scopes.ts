import { ForbiddenError } from "@evergrant/core";
import type { Context } from "./context.ts";

/** What a key must carry to do a thing. */
export type Scope =
  | "accounts:read"
  | "accounts:write"
  | "tokens:write"
  | "automation:write"
  | "events:read"
  | "workspace:write"
  | "applications:write";

/** Why the viewer may not do what needs the scope; null when he may. */
export function findRefusal(context: Pick<Context, "scopes">, scope: Scope): string | null {
  if (context.scopes.has(scope)) return null;
  return `This needs the scope ${scope}, which the key does not have. Use a key that has it.`;
}

/** Throws ForbiddenError unless the viewer has the scope. */
export function requireScope(context: Pick<Context, "scopes">, scope: Scope): void {
  const refusal = findRefusal(context, scope);
  if (refusal) throw new ForbiddenError(refusal);
}
