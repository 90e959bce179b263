import {
  isAccountOperation,
  OPERATION_SCOPES,
  type Operation,
  scopeOfOperation,
} from "./operation.ts";
import { leastRoleOf, ROLES, scopesOfRole } from "./role.ts";
import { SCOPE_MEANINGS, SCOPES } from "./scope.ts";

/** The table of every operation and role, as docs/access.md shows it. */
export function writeOperationTable(): string {
  const operations = Object.keys(OPERATION_SCOPES) as Operation[];
  const rows = operations.map((operation) => {
    const scope = scopeOfOperation(operation);
    const marks = ROLES.map((role) =>
      scope === null || scopesOfRole(role).includes(scope) ? "yes" : "–",
    );
    const bound = isAccountOperation(operation) ? "yes" : "–";
    return row([`\`${operation}\``, scope === null ? "none" : `\`${scope}\``, ...marks, bound]);
  });
  return [
    row(["operation", "scope", ...ROLES, "bound to one account"]),
    row(["---", "---", ...ROLES.map(() => "---"), "---"]),
    ...rows,
  ].join("\n");
}

/** The table of scopes. */
export function writeScopeTable(): string {
  const rows = SCOPES.map((scope) =>
    row([`\`${scope}\``, leastRoleOf(scope), SCOPE_MEANINGS[scope]]),
  );
  return [
    row(["scope", "from the role", "lets its holder"]),
    row(["---", "---", "---"]),
    ...rows,
  ].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
