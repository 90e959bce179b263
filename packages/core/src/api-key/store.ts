import type { ApiKey, WorkspaceTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { Scope } from "../access/scope.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import type { Secret } from "../secret.ts";
import { startKeyTerm } from "./expiry-ladder.ts";
import { hashApiKey } from "./hash-key.ts";
import { lastFourOf, makeApiKey, prefixOf } from "./key-format.ts";

export type KeyDeps = Pick<CoreDeps, "cipher" | "machineClock" | "keyKind">;

export interface NewKey {
  name: string;
  scopes: readonly Scope[];
  expiresAt: Date | null;
  allowedAddresses: readonly string[];
}

/** Makes a key and keeps its hash. The key itself is answered here, once, and never stored. */
export async function storeApiKey(
  { cipher, machineClock, keyKind }: KeyDeps,
  tx: Pick<WorkspaceTransaction, "apiKey">,
  { workspaceId, kind, id: actorId }: Actor,
  { name, scopes, expiresAt, allowedAddresses }: NewKey,
): Promise<{ row: ApiKey; key: Secret }> {
  const key = makeApiKey(keyKind);
  const now = machineClock.now();
  const row = await tx.apiKey.create({
    data: {
      ...{ workspaceId, name },
      id: uuidv7({ msecs: now.getTime() }),
      hash: hashApiKey(cipher, key),
      prefix: prefixOf(keyKind),
      lastFour: lastFourOf(key),
      scopes: [...scopes],
      allowedAddresses: [...allowedAddresses],
      createdByKind: kind,
      createdById: actorId,
      createdAt: now,
      ...startKeyTerm(expiresAt, now),
    },
  });
  return { row, key };
}

/** A key that nobody asked for by the API: of a workspace's first moment. Tells no event. */
export async function createApiKey(
  deps: KeyDeps & Pick<CoreDeps, "client">,
  workspaceId: string,
  { name, scopes }: { name: string; scopes: readonly Scope[] },
): Promise<{ id: string; key: Secret }> {
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  const given = { name, scopes, expiresAt: null, allowedAddresses: [] };
  const { row, key } = await storeApiKey(deps, deps.client, actor, given);
  return { id: row.id, key };
}
