import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { type AccountWithToken, findToken } from "../mws-token/find-token.ts";
import {
  type OfferedToken,
  type SavedAs,
  type SavedString,
  saveToken,
} from "../mws-token/save-token.ts";
import { loadSecret } from "../mws-token/token-secret.ts";

/**
 * Saves the string of a consent. Unlike one that is pasted it cannot be offered again by the user: where a
 * probe changed the token meanwhile, and nobody else, it is saved on top of that.
 */
export async function saveConsented(
  deps: CoreDeps,
  actor: Actor,
  found: AccountWithToken,
  { offer, ...saved }: SavedString,
): Promise<SavedAs> {
  const kept: { offered?: OfferedToken } = {};
  const offerOnce = async (signal: AbortSignal) => {
    kept.offered ??= await offer(signal);
    return kept.offered;
  };
  const key = { workspaceId: actor.workspaceId, sellerAccountId: found.account.id };
  const before = await loadSecret(deps, key, "CURRENT");
  try {
    return await saveToken(deps, actor, found, { ...saved, offer: offerOnce });
  } catch (error) {
    if (!(error instanceof ConflictError) || kept.offered === undefined) throw error;
    const again = await findToken(deps.client, found.account.id);
    const now = await loadSecret(deps, key, "CURRENT");
    const isSameString =
      before !== null && now !== null && Buffer.from(before.fingerprint).equals(now.fingerprint);
    const isSwitchedOff = again.token.disabledReason === "USER";
    if (!isSameString || isSwitchedOff) throw error;
    return saveToken(deps, actor, again, { ...saved, offer: offerOnce });
  }
}
