import { AsyncLocalStorage } from "node:async_hooks";

/** What a workspace's client reaches: one workspace, and of it, where that is given, one account. */
export interface WorkspaceScope {
  workspaceId: string;
  sellerAccountId?: string | undefined;
}

/** Who crosses workspaces: the service, the commands of who runs it, and the sign-in of people. */
export type InstallationRole = "system" | "operator" | "identity";

/** Whose rights a statement has at the database. */
export type Scope = ({ role: "tenant" } & WorkspaceScope) | { role: InstallationRole };

const scopes = new AsyncLocalStorage<Scope>();

/** Runs what is asked of the database in it, and in what it awaits, in a scope. */
export function inScope<T>(scope: Scope, run: () => T): T {
  return scopes.run(scope, run);
}

/** The scope that a connection is taken for. Throws where nobody has said one: nothing is read by accident. */
export function currentScope(): Scope {
  const scope = scopes.getStore();
  if (scope === undefined)
    throw new Error(
      "A statement without a scope. Ask through inWorkspace(…) or system of openDatabase.",
    );
  return scope;
}

/** What a connection is told of a scope: the role, then the workspace and the account, or nothing for each. */
export type ScopeSettings = readonly [role: string, workspaceId: string, sellerAccountId: string];

export function settingsOf(scope: Scope): ScopeSettings {
  if (scope.role !== "tenant") return [`evergrant_${scope.role}`, "", ""];
  return ["evergrant_tenant", scope.workspaceId, scope.sellerAccountId ?? ""];
}

/** Of the current scope; null without one. */
export function currentSettings(): ScopeSettings | null {
  const scope = scopes.getStore();
  return scope === undefined ? null : settingsOf(scope);
}
