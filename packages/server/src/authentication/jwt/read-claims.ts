import { isRole, ROLES, type Role } from "@evergrant/core";
import type { JWTPayload } from "jose";
import { type JwtIssuer, readWorkspaceId } from "./issuer.ts";

const MAX_CHARACTERS = 255;

export interface JwtClaims {
  workspaceId: string;
  role: Role;
  /** The issuer and its own id of the person: readable, for the audit. */
  id: string;
  name: string;
}

/** What a checked token says in our words; null where it does not say what is needed. */
export function readClaims(issuer: JwtIssuer, payload: JWTPayload): JwtClaims | null {
  const { sub } = payload;
  const claim = payload[issuer.workspaceClaim];
  const workspaceId = typeof claim === "string" ? readWorkspaceId(claim) : null;
  const role = readRole(issuer, payload[issuer.roleClaim]);
  if (workspaceId === null || role === null) return null;
  if (typeof sub !== "string" || sub === "" || sub.length > MAX_CHARACTERS) return null;
  const { workspaces } = issuer;
  if (workspaces !== "*" && !workspaces.includes(workspaceId)) return null;
  const name = payload[issuer.nameClaim];
  return {
    ...{ workspaceId, role },
    id: `${issuer.issuer}|${sub}`,
    name: typeof name === "string" && name !== "" ? name.slice(0, MAX_CHARACTERS) : sub,
  };
}

/** The greatest of the roles that it names. */
function readRole({ roleMap }: JwtIssuer, claim: unknown): Role | null {
  const named = (Array.isArray(claim) ? claim : [claim]).flatMap((word) => {
    if (typeof word !== "string") return [];
    if (roleMap === undefined) return isRole(word) ? [word] : [];
    return Object.hasOwn(roleMap, word) ? (roleMap[word] ?? []) : [];
  });
  return ROLES.findLast((role) => named.includes(role)) ?? null;
}
