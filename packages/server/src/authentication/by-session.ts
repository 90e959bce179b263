import { findUserSession, type InstallationDeps, type Secret, scopesOfRole } from "@evergrant/core";
import { authSecretOf } from "../people/auth-secret.ts";
import { readCookie, sessionCookieName, verifySessionToken } from "../people/session-cookie.ts";
import type { Authenticator, Presented } from "./authenticator.ts";

/** Names the workspace that is asked, where a person is a member of several. */
export const WORKSPACE_HEADER = "x-evergrant-workspace";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type SessionDeps = Pick<InstallationDeps, "database" | "cipher" | "machineClock" | "publicUrl">;

/**
 * Recognises a person who is signed in: by his browser's cookie, or by the same as a bearer token. That a
 * cookie comes from a page of ours, useCsrfGuard has seen to.
 */
export function bySession(deps: SessionDeps): Authenticator {
  return async (presented) => {
    const { headers } = presented;
    const { token, isCookie } = readSessionToken(deps, presented);
    if (token === null) return null;
    const named = headers.get(WORKSPACE_HEADER);
    const workspaceId = named === null ? null : readWorkspaceId(named);
    if (named !== null && workspaceId === null) return null;
    const found = await findUserSession(deps, token, workspaceId);
    if (found === null) return null;
    const { id, expiresAt, role, name, warningDays } = found;
    return {
      credential: { kind: "SESSION", id, keyId: null, expiresAt, isCookie },
      ...{ workspaceId: found.workspaceId, id: found.userId, name, role, warningDays },
      sellerAccountId: null,
      kind: "USER",
      scopes: new Set(scopesOfRole(role)),
    };
  };
}

/** The token of a session, if what was presented is one of ours. Whoever sends a bearer means it, and no cookie. */
export function readSessionToken(
  { cipher, publicUrl }: Pick<InstallationDeps, "cipher" | "publicUrl">,
  { bearer, headers }: Pick<Presented, "bearer" | "headers">,
): { token: Secret | null; isCookie: boolean } {
  const isCookie = !headers.has("authorization");
  const signed = isCookie
    ? readCookie(headers, sessionCookieName(publicUrl()))
    : (bearer?.reveal() ?? null);
  const token = signed === null ? null : verifySessionToken(signed, authSecretOf(cipher));
  return { token, isCookie };
}

/** A workspace's id, as the API shows it or as Better Auth does. */
function readWorkspaceId(text: string): string | null {
  const id = UUID.test(text)
    ? text
    : Buffer.from(text, "base64").toString().replace("Workspace:", "");
  return UUID.test(id) ? id : null;
}
