import type { ApiKey } from "@evergrant/db";
import { changedStates, stateOf } from "../event/changed-states.ts";
import type { EventData, NewEvent } from "../event/new-event.ts";

/** What is told of a key in its workspace's log; its last four characters, and never more of it. */
export function tellKey(
  type: Extract<NewEvent["type"], `API_KEY_${string}`>,
  { id, name, lastFour }: Pick<ApiKey, "id" | "name" | "lastFour">,
  data: NewEvent["data"] = {},
  states: Pick<NewEvent, "before" | "after"> = {},
): NewEvent {
  return {
    type,
    sellerAccountId: null,
    ...states,
    data: { apiKeyId: id, name, lastFour, ...data },
  };
}

const NAMES = [
  ...["name", "scopes", "allowedAddresses", "expiresAt"],
  ...["replacedById", "revokedAt", "warnedDays"],
] as const;

/** A key that is new; never its hash. */
export function keyState(key: ApiKey): EventData {
  return stateOf(key, NAMES);
}

/** What a patch changes of a key, before and after. */
export function keyStates(key: ApiKey, patch: Partial<ApiKey>) {
  return changedStates(key, patch, NAMES);
}
