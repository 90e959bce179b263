import type { InstallationDeps } from "../deps.ts";
import type { FoundApiKey } from "./find.ts";
import { LAST_USED_STEP_MS } from "./policy.ts";

/** Writes when a key was last used, unless that was written within the last minute. */
export async function noteApiKeyUse(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  { workspaceId, id, lastUsedAt }: Pick<FoundApiKey, "workspaceId" | "id" | "lastUsedAt">,
): Promise<void> {
  const now = machineClock.now();
  const before = new Date(now.getTime() - LAST_USED_STEP_MS);
  if (lastUsedAt !== null && lastUsedAt > before) return;
  // Other processes may have read the same.
  await database.system.apiKey.updateMany({
    where: { workspaceId, id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
    data: { lastUsedAt: now },
  });
}
