import { formatGrantToken } from "../credentials/tokens.ts";
import { MAX_TOKENS_PAGE, TOKENS_PAGE } from "../policy.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { findSeller } from "./find-seller.ts";

/** What each seller's Manage Your Apps shows, in the order in which they were made. */
export function listTokens(world: World, query: URLSearchParams): object[] {
  const { state } = world.store;
  const after = query.get("after");
  const limit = Number(query.get("limit") ?? TOKENS_PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_TOKENS_PAGE) {
    throw new ControlError(400, `limit must be a whole number from 1 to ${MAX_TOKENS_PAGE}.`);
  }
  const start = after === null ? 0 : findSeller(world, after).index + 1;
  return state.sellers.slice(start, start + limit).map((seller) => ({
    sellingPartnerId: seller.sellingPartnerId,
    token: formatGrantToken(state, seller),
  }));
}
