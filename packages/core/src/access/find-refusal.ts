import { ForbiddenError } from "../errors.ts";
import { isAccountOperation, type Operation, scopeOfOperation } from "./operation.ts";
import { leastRoleOf } from "./role.ts";
import type { Scope } from "./scope.ts";
import type { Viewer } from "./viewer.ts";

type Rights = Pick<Viewer, "role" | "scopes">;

/** Why the viewer may not do what needs the scope; null when he may. */
export function findRefusal({ role, scopes }: Rights, scope: Scope): string | null {
  if (scopes.has(scope)) return null;
  return role === null
    ? `This needs the scope ${scope}, which the key does not have. Use a key that has it.`
    : `This needs the scope ${scope}, which the role ${role} does not have. Ask an ${leastRoleOf(scope)} of the workspace.`;
}

/** Throws ForbiddenError unless the viewer has the scope. */
export function requireScope(rights: Rights, scope: Scope): void {
  const refusal = findRefusal(rights, scope);
  if (refusal !== null) throw new ForbiddenError(refusal);
}

/** Throws ForbiddenError unless the viewer may do the operation. */
export function requireOperation(
  rights: Rights & Pick<Viewer, "sellerAccountId">,
  operation: Operation,
): void {
  if (rights.sellerAccountId !== null && !isAccountOperation(operation))
    throw new ForbiddenError(
      "This session is for one seller account, and this concerns the whole workspace.",
    );
  const scope = scopeOfOperation(operation);
  if (scope !== null) requireScope(rights, scope);
}
