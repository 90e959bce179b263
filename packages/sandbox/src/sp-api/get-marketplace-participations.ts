import { findMarketplace } from "../marketplaces.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerJson } from "./answers.ts";

export function getMarketplaceParticipations(_world: World, seller: Seller): Response {
  return answerJson({ payload: describeParticipations(seller) });
}

/** A deactivated seller keeps its marketplaces and takes part in none of them. */
export function describeParticipations(seller: Seller): object[] {
  return seller.marketplaceIds.flatMap((marketplaceId) => {
    const marketplace = findMarketplace(marketplaceId);
    if (!marketplace) return [];
    const { region: _region, ...described } = marketplace;
    return {
      marketplace: described,
      storeName: seller.name,
      participation: { isParticipating: seller.isActive, hasSuspendedListings: !seller.isActive },
    };
  });
}
