import type { SellerAccount } from "@evergrant/db";
import { changedStates, stateOf } from "../event/changed-states.ts";
import type { EventData, NewEvent } from "../event/new-event.ts";

const LEARNT = ["marketplaceIds", "missingRole", "sellerProven"] as const;
const NAMES = ["name", "sellingPartnerId", "region", "applicationId", ...LEARNT] as const;

/** An account that is new, or about to go. */
export function accountState(account: SellerAccount): EventData {
  return stateOf(account, NAMES);
}

/** What is told where Amazon says something else of an account than before; nothing where it says the same. */
export function tellLearnt(account: SellerAccount, patch: Partial<SellerAccount>): NewEvent[] {
  const states = changedStates(account, patch, LEARNT);
  if (states.after === undefined) return [];
  const { id: sellerAccountId, name } = account;
  return [{ type: "ACCOUNT_CHANGED", sellerAccountId, ...states, data: { name } }];
}
