import type { Scope } from "../access/scope.ts";

/** How long a session token lives. */
export const MIN_SESSION_MINUTES = 1;
export const MAX_SESSION_MINUTES = 60;
export const DEFAULT_SESSION_MINUTES = 15;

/**
 * What may be given to somebody's browser for minutes. Nothing here makes a key, a member or an application: a
 * token that ends soon must not leave behind what lasts.
 */
export const SESSION_SCOPES: readonly Scope[] = [
  "accounts:read",
  "accounts:write",
  "tokens:write",
  "automation:write",
  "events:read",
];
