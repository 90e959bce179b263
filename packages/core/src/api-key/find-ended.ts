import type { ApiKey } from "@evergrant/db";
import type { Viewer } from "../access/viewer.ts";
import type { InstallationDeps } from "../deps.ts";
import { isAllowedFrom } from "./find.ts";
import { apiKeyStatus } from "./status.ts";

/** Why somebody who was let in is to be sent away. */
export type EndReason = "CREDENTIAL_REVOKED" | "CREDENTIAL_EXPIRED" | "CREDENTIAL_CHANGED";

/** Somebody who was let in, and from where. */
export interface LetIn {
  viewer: Viewer;
  address: string | null;
}

type KeyRow = Pick<ApiKey, "id" | "scopes" | "allowedAddresses" | "revokedAt" | "expiresAt">;

/** Of those who came with an API key, or a session token of one, all whose key no longer allows it: in one statement. */
export async function findEndedKeys<Who extends LetIn>(
  { database, machineClock }: Pick<InstallationDeps, "database" | "machineClock">,
  letIn: readonly Who[],
): Promise<Map<Who, EndReason>> {
  const pairs = new Map(letIn.map(({ viewer }) => [viewer.credential.keyId, viewer.workspaceId]));
  const ids = [...pairs.keys()];
  const workspaceIds = [...pairs.values()];
  const rows = await database.system.$queryRaw<KeyRow[]>`
    SELECT "id"::text AS "id", "scopes", "allowedAddresses", "revokedAt", "expiresAt" FROM "ApiKey"
    WHERE ("workspaceId", "id") IN (
      SELECT * FROM unnest(${workspaceIds}::uuid[], ${ids}::uuid[])
    )`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const now = machineClock.now();
  const ended = letIn.flatMap((who) => {
    const reason = findReason(who, byId.get(who.viewer.credential.keyId ?? ""), now);
    return reason === null ? [] : [[who, reason] as const];
  });
  return new Map(ended);
}

function findReason(
  { viewer, address }: LetIn,
  key: KeyRow | undefined,
  now: Date,
): EndReason | null {
  // Gone with its workspace.
  if (key === undefined) return "CREDENTIAL_REVOKED";
  const status = apiKeyStatus(key, now);
  if (status !== "ACTIVE") return `CREDENTIAL_${status}`;
  const isNarrowed = [...viewer.scopes].some((scope) => !key.scopes.includes(scope));
  const isAllowed =
    viewer.credential.kind !== "API_KEY" || isAllowedFrom(key.allowedAddresses, address);
  return isNarrowed || !isAllowed ? "CREDENTIAL_CHANGED" : null;
}
