import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Scope } from "../access/scope.ts";
import type { CoreDeps, InstallationDeps } from "../deps.ts";
import { Secret } from "../secret.ts";

const KEY_BYTES = 24;
const PREFIX = "eg_test_";
const LAST_SHOWN = 4;

export interface FoundApiKey {
  workspaceId: string;
  id: string;
  name: string;
  scopes: string[];
  /** The workspace's warning ladder, so that no read has to ask for it again. */
  warningDays: number[];
}

type KeyDeps = Pick<CoreDeps, "client" | "cipher" | "machineClock">;
type FindDeps = Pick<InstallationDeps, "database" | "cipher">;

/** Makes a key, or stores a given one; the key itself is answered once and never stored. */
export async function createApiKey(
  { client, cipher, machineClock }: KeyDeps,
  workspaceId: string,
  { name, scopes, key }: { name: string; scopes: readonly Scope[]; key?: Secret },
): Promise<{ id: string; key: Secret }> {
  const made = key ?? new Secret(PREFIX + randomBytes(KEY_BYTES).toString("base64url"));
  const now = machineClock.now();
  const id = uuidv7({ msecs: now.getTime() });
  const hash = cipher.keyedHash("api-key", made);
  const lastFour = made.reveal().slice(-LAST_SHOWN);
  await client.apiKey.create({
    data: { workspaceId, id, name, hash, lastFour, scopes: [...scopes], createdAt: now },
  });
  return { id, key: made };
}

/** The key that was presented, or null for an unknown or revoked one. */
export async function findApiKey(
  { database, cipher }: FindDeps,
  presented: Secret,
): Promise<FoundApiKey | null> {
  const found = await database.system.apiKey.findUnique({
    where: { hash: cipher.keyedHash("api-key", presented), revokedAt: null },
    select: {
      workspaceId: true,
      id: true,
      name: true,
      scopes: true,
      workspace: { select: { warningDays: true } },
    },
    relationLoadStrategy: "join",
  });
  if (found === null) return null;
  const { workspace, ...key } = found;
  return { ...key, warningDays: workspace.warningDays };
}
