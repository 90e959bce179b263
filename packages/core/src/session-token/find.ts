import { isScope, type Scope } from "../access/scope.ts";
import { activeKeys } from "../api-key/status.ts";
import type { InstallationDeps } from "../deps.ts";
import type { Secret } from "../secret.ts";
import { readSessionToken, type SessionClaims } from "./session-token.ts";

export interface FoundSession extends SessionClaims {
  warningDays: number[];
}

/**
 * The session that was presented; null for one that is over, was not signed here, or whose key no longer
 * works. It may do what it was minted for and its key still may. The key's addresses do not bind it: it was
 * minted for somebody else's browser.
 */
export async function findSession(
  {
    database,
    cipher,
    machineClock,
  }: Pick<InstallationDeps, "database" | "cipher" | "machineClock">,
  presented: Secret,
): Promise<FoundSession | null> {
  const now = machineClock.now();
  const claims = readSessionToken(cipher, presented);
  if (claims === null || claims.expiresAt <= now) return null;
  const { workspaceId, keyId: id } = claims;
  const key = await database.system.apiKey.findUnique({
    where: { workspaceId_id: { workspaceId, id }, ...activeKeys(now) },
    select: { scopes: true, workspace: { select: { warningDays: true } } },
    relationLoadStrategy: "join",
  });
  if (key === null) return null;
  const { warningDays } = key.workspace;
  return { ...claims, scopes: keepHeld(claims.scopes, key.scopes), warningDays };
}

function keepHeld(scopes: readonly Scope[], held: readonly string[]): Scope[] {
  return scopes.filter((scope) => isScope(scope) && held.includes(scope));
}
