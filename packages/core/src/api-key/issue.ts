import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import type { Secret } from "../secret.ts";
import { checkName } from "../seller-account/check-name.ts";
import { checkAllowedAddresses, checkKeyEnd, checkScopes } from "./check-input.ts";
import { keyState, tellKey } from "./key-event.ts";
import { MAX_ACTIVE_KEYS } from "./policy.ts";
import { refuseMoreKeys } from "./refuse-more.ts";
import { type Granter, requireHeld } from "./rights.ts";
import { storeApiKey } from "./store.ts";

export interface IssueApiKeyInput {
  name: string;
  scopes: readonly string[];
  expiresAt?: Date | null | undefined;
  allowedAddresses?: readonly string[] | null | undefined;
}

type IssueDeps = Pick<CoreDeps, "client" | "clock" | "machineClock" | "cipher" | "bus" | "keyKind">;

/** Makes a key that may do no more than whoever makes it. It is answered here, once, and never stored. */
export async function issueApiKey(
  deps: IssueDeps,
  actor: Actor,
  granter: Granter,
  input: IssueApiKeyInput,
): Promise<{ apiKeyId: string; key: Secret }> {
  const now = deps.machineClock.now();
  const given = {
    name: checkName(input.name),
    scopes: checkScopes(input.scopes),
    expiresAt: checkKeyEnd(input.expiresAt, now),
    allowedAddresses: checkAllowedAddresses(input.allowedAddresses ?? []),
  };
  requireHeld(granter, given.scopes);
  await refuseMoreKeys(deps, MAX_ACTIVE_KEYS);
  const { row, key } = await deps.client.$transaction(async (tx) => {
    const made = await storeApiKey(deps, tx, actor, given);
    const { scopes, allowedAddresses, expiresAt } = made.row;
    const data = { scopes, allowedAddresses, expiresAt: expiresAt?.toISOString() ?? null };
    await actor.keepAnswer?.(tx, { apiKeyId: made.row.id });
    const event = tellKey("API_KEY_CREATED", made.row, data, { after: keyState(made.row) });
    await appendEvents(tx, actor, [event], deps.clock.now());
    return made;
  });
  deps.bus.wake(actor.workspaceId);
  return { apiKeyId: row.id, key };
}
