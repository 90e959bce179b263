import {
  type FoundApiKey,
  findApiKey,
  type InstallationDeps,
  isScope,
  noteApiKeyUse,
} from "@evergrant/core";
import type { Authenticator } from "./authenticator.ts";

type KeyDeps = Pick<InstallationDeps, "database" | "cipher" | "machineClock" | "keyKind">;

/** Recognises a partner's API key, and notes its use beside the request. */
export function byApiKey(deps: KeyDeps): Authenticator {
  const noteUse = createUseNotes(deps);
  return async ({ bearer, address }) => {
    const key = bearer && (await findApiKey(deps, bearer, address));
    if (key === null) return null;
    noteUse(key);
    const { workspaceId, id, name, warningDays, expiresAt } = key;
    return {
      credential: { kind: "API_KEY", id, keyId: id, expiresAt },
      ...{ workspaceId, id, name, warningDays },
      sellerAccountId: null,
      kind: "KEY",
      role: null,
      scopes: new Set(key.scopes.filter(isScope)),
    };
  };
}

/** Nobody waits for these; one that fails is made up for by the next use. */
function createUseNotes(deps: KeyDeps): (key: FoundApiKey) => void {
  const underWay = new Set<string>();
  return (key) => {
    if (underWay.has(key.id)) return;
    underWay.add(key.id);
    noteApiKeyUse(deps, key)
      .catch(() => undefined)
      .finally(() => underWay.delete(key.id));
  };
}
