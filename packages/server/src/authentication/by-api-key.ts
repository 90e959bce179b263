import { findApiKey, type InstallationDeps, isScope } from "@evergrant/core";
import type { Authenticator } from "./authenticator.ts";

/** Recognises a partner's API key. */
export function byApiKey(deps: Pick<InstallationDeps, "database" | "cipher">): Authenticator {
  return async ({ bearer }) => {
    const key = bearer && (await findApiKey(deps, bearer));
    if (key === null) return null;
    const { workspaceId, id, name, warningDays } = key;
    return {
      credential: { kind: "API_KEY", id, keyId: id, expiresAt: null },
      ...{ workspaceId, id, name, warningDays },
      sellerAccountId: null,
      kind: "KEY",
      role: null,
      scopes: new Set(key.scopes.filter(isScope)),
    };
  };
}
