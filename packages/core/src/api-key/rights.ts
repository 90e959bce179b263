import type { Scope } from "../access/scope.ts";
import type { Viewer } from "../access/viewer.ts";
import { ForbiddenError } from "../errors.ts";

/** What somebody may do, and so may let others do. */
export type Granter = Pick<Viewer, "scopes">;

/** Throws ForbiddenError, naming them, for scopes that the granter does not have himself. */
export function requireHeld({ scopes }: Granter, wanted: readonly (Scope | string)[]): void {
  const held: ReadonlySet<string> = scopes;
  const missing = wanted.filter((scope) => !held.has(scope));
  if (missing.length > 0)
    throw new ForbiddenError(
      `Nobody can give what he does not have: ${missing.join(", ")}. Ask somebody who has it.`,
    );
}
