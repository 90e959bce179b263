import type { ApiKey } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError, ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import type { NewEvent } from "../event/new-event.ts";
import { checkName } from "../seller-account/check-name.ts";
import { checkAllowedAddresses, checkKeyEnd, checkScopes } from "./check-input.ts";
import { CREDENTIALS_TOPIC } from "./credentials-topic.ts";
import { startKeyTerm } from "./expiry-ladder.ts";
import { keyStates, tellKey } from "./key-event.ts";
import { lockApiKey } from "./lock-key.ts";
import { type Granter, requireHeld } from "./rights.ts";
import { apiKeyStatus } from "./status.ts";

export interface UpdateApiKeyInput {
  apiKeyId: string;
  name?: string | null | undefined;
  scopes?: readonly string[] | null | undefined;
  expiresAt?: Date | null | undefined;
  allowedAddresses?: readonly string[] | null | undefined;
}

type Changes = Partial<Pick<ApiKey, "name" | "scopes" | "expiresAt" | "allowedAddresses">>;

/**
 * Changes a key that works; what is absent stays. Its scopes can only become fewer: a secret that was handed
 * out long ago is not to gain power by itself.
 */
export async function updateApiKey(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "bus">,
  actor: Actor,
  granter: Granter,
  { apiKeyId, ...input }: UpdateApiKeyInput,
): Promise<{ apiKeyId: string }> {
  const now = deps.machineClock.now();
  const wanted: Changes = {
    ...(input.name != null && { name: checkName(input.name) }),
    ...(input.scopes != null && { scopes: checkScopes(input.scopes) }),
    ...(input.expiresAt != null && { expiresAt: checkKeyEnd(input.expiresAt, now) }),
    ...(input.allowedAddresses != null && {
      allowedAddresses: checkAllowedAddresses(input.allowedAddresses),
    }),
  };
  await deps.client.$transaction(async (tx) => {
    const key = await lockApiKey(tx, actor.workspaceId, apiKeyId);
    requireHeld(granter, key.scopes);
    refuseOver(key, now);
    refuseWider(key, wanted);
    const changes = keepChanges(key, wanted);
    if (Object.keys(changes).length === 0) return;
    const { expiresAt } = changes;
    const changed = await tx.apiKey.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: apiKeyId } },
      data: {
        ...changes,
        ...(expiresAt !== undefined && startKeyTerm(expiresAt, now)),
        // Whoever rotated a key knows that it ends.
        ...(key.replacedById !== null && { warnAt: null }),
      },
    });
    const event = tellKey(
      "API_KEY_CHANGED",
      changed,
      describe(key, changes),
      keyStates(key, changed),
    );
    await actor.keepAnswer?.(tx, { apiKeyId });
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(actor.workspaceId);
  deps.bus.wake(CREDENTIALS_TOPIC);
  return { apiKeyId };
}

function refuseOver(key: ApiKey, now: Date): void {
  if (apiKeyStatus(key, now) !== "ACTIVE")
    throw new ConflictError("This key no longer works, and cannot be changed. Make another one.");
}

function refuseWider(key: ApiKey, { scopes, expiresAt }: Changes): void {
  const added = (scopes ?? []).filter((scope) => !key.scopes.includes(scope));
  if (added.length > 0)
    throw new BadInputError(
      `A key's scopes can only become fewer; it lacks ${added.join(", ")}. Make another key for more.`,
    );
  if (key.replacedById !== null && expiresAt != null && Number(expiresAt) > Number(key.expiresAt))
    throw new ConflictError("This key was rotated, and ends as was said then. Use its successor.");
}

/** What differs from before. */
function keepChanges(key: ApiKey, wanted: Changes): Changes {
  const names = Object.keys(wanted) as (keyof Changes)[];
  return Object.fromEntries(
    names.flatMap((name) =>
      JSON.stringify(wanted[name]) === JSON.stringify(key[name]) ? [] : [[name, wanted[name]]],
    ),
  );
}

/** Each field that changed, as it is and as it was. */
function describe(before: ApiKey, changes: Changes): NewEvent["data"] {
  const names = Object.keys(changes) as (keyof Changes)[];
  return Object.fromEntries(
    names.flatMap((name) => [
      [name, toText(changes[name])],
      [`${name}Before`, toText(before[name])],
    ]),
  );
}

function toText(value: Changes[keyof Changes]): string | string[] | null {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
