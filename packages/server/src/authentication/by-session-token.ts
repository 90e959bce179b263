import { findSession, type InstallationDeps } from "@evergrant/core";
import type { Authenticator } from "./authenticator.ts";

/** Recognises a session token that was minted with an API key, for as long as that key works. */
export function bySessionToken(
  deps: Pick<InstallationDeps, "database" | "cipher" | "machineClock">,
): Authenticator {
  return async ({ bearer }) => {
    const session = bearer && (await findSession(deps, bearer));
    if (session === null) return null;
    const { id, keyId, workspaceId, sellerAccountId, subject, expiresAt, warningDays } = session;
    return {
      credential: { kind: "SESSION_TOKEN", id, keyId, expiresAt },
      ...{ workspaceId, sellerAccountId, warningDays },
      kind: "USER",
      // Marked, so that no tool can act under the id of a person who signs in here.
      id: `session|${subject ?? id}`,
      name: subject ?? "Session",
      role: null,
      scopes: new Set(session.scopes),
    };
  };
}
