import type { InstallationDeps } from "../deps.ts";
import type { Secret } from "../secret.ts";
import { parseAddressList } from "./address-list.ts";
import { hashApiKey } from "./hash-key.ts";
import { isWellFormedApiKey, prefixOf } from "./key-format.ts";
import { activeKeys } from "./status.ts";

export interface FoundApiKey {
  workspaceId: string;
  id: string;
  name: string;
  scopes: string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  /** The workspace's warning ladder, so that no read has to ask for it again. */
  warningDays: number[];
}

/**
 * The key that was presented, from an address; null for one that is unknown, over, revoked, or bound to
 * other addresses. What cannot be a key costs no statement.
 */
export async function findApiKey(
  {
    database,
    cipher,
    machineClock,
    keyKind,
  }: Pick<InstallationDeps, "database" | "cipher" | "machineClock" | "keyKind">,
  presented: Secret,
  address: string | null = null,
): Promise<FoundApiKey | null> {
  const text = presented.reveal();
  if (!text.startsWith(prefixOf(keyKind)) || !isWellFormedApiKey(text)) return null;
  const found = await database.system.apiKey.findUnique({
    where: { hash: hashApiKey(cipher, presented), ...activeKeys(machineClock.now()) },
    select: {
      workspaceId: true,
      id: true,
      name: true,
      scopes: true,
      expiresAt: true,
      lastUsedAt: true,
      allowedAddresses: true,
      workspace: { select: { warningDays: true } },
    },
    relationLoadStrategy: "join",
  });
  if (found === null) return null;
  const { workspace, allowedAddresses, ...key } = found;
  if (!isAllowedFrom(allowedAddresses, address)) return null;
  return { ...key, warningDays: workspace.warningDays };
}

/** Whether a key that is bound to these may be used from there. One that is bound is not from nowhere. */
export function isAllowedFrom(
  allowedAddresses: readonly string[],
  address: string | null,
): boolean {
  if (allowedAddresses.length === 0) return true;
  return address !== null && parseAddressList(allowedAddresses)?.has(address) === true;
}
