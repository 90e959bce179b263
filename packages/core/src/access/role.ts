import type { Scope } from "./scope.ts";

/** What a person is in a workspace, the least first. */
export const ROLES = ["viewer", "operator", "admin", "owner"] as const;

export type Role = (typeof ROLES)[number];

/** The least role that has a scope: every greater one has it too. */
const LEAST_ROLES: Record<Scope, Role> = {
  "accounts:read": "viewer",
  "events:read": "viewer",
  "members:read": "viewer",
  "accounts:write": "operator",
  "tokens:write": "operator",
  "automation:write": "operator",
  "audit:read": "admin",
  "applications:write": "admin",
  "keys:admin": "admin",
  "sessions:write": "admin",
  "webhooks:write": "admin",
  "members:write": "admin",
  "workspace:write": "admin",
  "workspace:admin": "owner",
};

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

export function leastRoleOf(scope: Scope): Role {
  return LEAST_ROLES[scope];
}

/** What a person with a role may do. */
export function scopesOfRole(role: Role): Scope[] {
  const scopes = Object.keys(LEAST_ROLES) as Scope[];
  return scopes.filter((scope) => ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLES[scope]));
}
