import { marketplaceRegion } from "../marketplace/marketplace.ts";
import type { AmazonRegion, MarketplaceParticipation } from "../ports.ts";

/**
 * The marketplaces of the region that the seller takes part in, in a lasting order. One that opened after
 * this was written counts for the region the account was connected in.
 */
export function participatingMarketplaces(
  participations: readonly MarketplaceParticipation[],
  region: AmazonRegion,
): string[] {
  return participations
    .filter(({ isParticipating }) => isParticipating)
    .map(({ marketplaceId }) => marketplaceId)
    .filter((id) => (marketplaceRegion(id) ?? region) === region)
    .sort();
}
