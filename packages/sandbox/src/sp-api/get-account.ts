import { findMarketplace } from "../marketplaces.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerJson } from "./answers.ts";
import { describeParticipations } from "./get-marketplace-participations.ts";

/** The seller's business: a company of the seller's name, at an invented address. */
export function getAccount(_world: World, seller: Seller): Response {
  const countryCode = findMarketplace(seller.marketplaceIds[0] ?? "")?.countryCode ?? "US";
  const address = {
    addressLine1: "1 Sample Street",
    city: "Sampleton",
    postalCode: "10000",
    countryCode,
  };
  return answerJson({
    payload: {
      businessType: "PRIVATE_LIMITED",
      sellingPlan: "PROFESSIONAL",
      marketplaceParticipationList: describeParticipations(seller),
      business: { name: seller.name, registeredBusinessAddress: address },
      primaryContact: { name: "Sam Sample", address },
    },
  });
}
