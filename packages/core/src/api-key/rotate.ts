import type { ApiKey } from "@evergrant/db";
import { isScope } from "../access/scope.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import type { Secret } from "../secret.ts";
import { checkKeyEnd, checkOverlap } from "./check-input.ts";
import { CREDENTIALS_TOPIC } from "./credentials-topic.ts";
import { keyStates, tellKey } from "./key-event.ts";
import { lockApiKey } from "./lock-key.ts";
import { MAX_ACTIVE_KEYS_IN_OVERLAP } from "./policy.ts";
import { refuseMoreKeys } from "./refuse-more.ts";
import { type Granter, requireHeld } from "./rights.ts";
import { apiKeyStatus } from "./status.ts";
import { storeApiKey } from "./store.ts";

export interface RotateApiKeyInput {
  apiKeyId: string;
  /** How long the old key goes on. */
  overlapDays: number;
  expiresAt?: Date | null | undefined;
}

/**
 * Makes a successor of a key, with all that is its own but the secret; the old one goes on for the overlap, or
 * until its own end where that comes first. The successor lives as long as the old one was to, unless said.
 */
export async function rotateApiKey(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "cipher" | "bus" | "keyKind">,
  actor: Actor,
  granter: Granter,
  { apiKeyId: id, overlapDays, expiresAt }: RotateApiKeyInput,
): Promise<{ apiKeyId: string; replacedId: string; key: Secret }> {
  const now = deps.machineClock.now();
  const overlapMs = checkOverlap(overlapDays);
  const end = checkKeyEnd(expiresAt, now);
  const { workspaceId } = actor;
  await refuseMoreKeys(deps, MAX_ACTIVE_KEYS_IN_OVERLAP);
  const { row, key } = await deps.client.$transaction(async (tx) => {
    const old = await lockApiKey(tx, workspaceId, id);
    requireHeld(granter, old.scopes);
    refuseOver(old, now);
    const made = await storeApiKey(deps, tx, actor, {
      name: old.name,
      scopes: old.scopes.filter(isScope),
      allowedAddresses: old.allowedAddresses,
      expiresAt: end ?? sameTerm(old, now),
    });
    const overlapEnd = new Date(now.getTime() + overlapMs);
    const oldEnd =
      old.expiresAt !== null && old.expiresAt < overlapEnd ? old.expiresAt : overlapEnd;
    const replaced = await tx.apiKey.update({
      where: { workspaceId_id: { workspaceId, id } },
      // Whoever rotates a key knows that it ends.
      data: { replacedById: made.row.id, expiresAt: oldEnd, warnAt: null },
    });
    const data = { replacedById: made.row.id, expiresAt: oldEnd.toISOString() };
    await actor.keepAnswer?.(tx, { apiKeyId: made.row.id });
    const event = tellKey("API_KEY_ROTATED", old, data, keyStates(old, replaced));
    await appendEvents(tx, actor, [event], deps.clock.now());
    return made;
  });
  deps.bus.wake(workspaceId);
  deps.bus.wake(CREDENTIALS_TOPIC);
  return { apiKeyId: row.id, replacedId: id, key };
}

function refuseOver(key: ApiKey, now: Date): void {
  if (key.replacedById !== null)
    throw new ConflictError("This key was rotated already. Rotate its successor.");
  if (apiKeyStatus(key, now) !== "ACTIVE")
    throw new ConflictError("This key no longer works, and cannot be rotated. Make another one.");
}

function sameTerm({ createdAt, expiresAt }: ApiKey, now: Date): Date | null {
  if (expiresAt === null) return null;
  return new Date(now.getTime() + expiresAt.getTime() - createdAt.getTime());
}
