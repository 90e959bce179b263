import type { Actor, CoreDeps } from "../deps.ts";
import { examineToken } from "./examine-token.ts";
import { findToken } from "./find-token.ts";
import { checkDates, type GivenDates } from "./given-dates.ts";
import { saveToken } from "./save-token.ts";

export interface EnableMwsTokenInput extends GivenDates {
  sellerAccountId: string;
  token: string;
}

/**
 * Saves a string that a user pasted as the account's token, once Amazon accepts it (docs/lifecycle.md
 * §2): Enable MWS token, and Update MWS token.
 */
export async function enableMwsToken(
  deps: CoreDeps,
  actor: Actor,
  input: EnableMwsTokenInput,
): Promise<{ sellerAccountId: string }> {
  const found = await findToken(deps.client, input.sellerAccountId);
  const dates = checkDates(input, deps.clock.now());
  const examined = examineToken(deps.amazon, input.token);
  await saveToken(deps, actor, found, {
    offer: async () => ({ examined, dates, isSellerNamed: false }),
  });
  return { sellerAccountId: found.account.id };
}
