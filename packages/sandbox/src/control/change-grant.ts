import { getGrantStatus } from "../credentials/grant-status.ts";
import { notifyAccountStatus } from "../notifications/notify-account-status.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { describeGrant, TERM_DAYS_LIMITS } from "./create-seller.ts";
import { type Input, readBoolean, readNumber } from "./read-input.ts";

/** Enabling and renewing are one to Amazon: a new term from now, of the same string unless asked. */
export function startTerm(world: World, seller: Seller, input: Input): object {
  const termDays = readNumber(input, "termDays", TERM_DAYS_LIMITS) ?? seller.termDays;
  const isNewToken = readBoolean(input, "newToken");
  const { sellingPartnerId } = seller;
  const at = world.clock.nowMs();
  world.store.record({ type: "termStarted", at, sellingPartnerId, termDays, isNewToken });
  return describeGrant(world, seller);
}

export function disableGrant(world: World, seller: Seller): object {
  const { sellingPartnerId } = seller;
  world.store.record({ type: "grantDisabled", at: world.clock.nowMs(), sellingPartnerId });
  return describeSeller(world, seller);
}

export function changeParticipation(world: World, seller: Seller, isActive: boolean): object {
  const { sellingPartnerId } = seller;
  const at = world.clock.nowMs();
  const previous = getAccountStatus(seller);
  world.store.record({ type: "participationChanged", at, sellingPartnerId, isActive });
  notifyAccountStatus(world, seller, previous, getAccountStatus(seller));
  return describeSeller(world, seller);
}

function getAccountStatus({ isActive }: Seller): "NORMAL" | "DEACTIVATED" {
  return isActive ? "NORMAL" : "DEACTIVATED";
}

/** Holds no token: that is for the answers that make one, and for the seller's own page. */
export function describeSeller(world: World, seller: Seller): object {
  const { sellingPartnerId, name, region, marketplaceIds, credential, termDays, isActive } = seller;
  return {
    sellingPartnerId,
    name,
    region,
    marketplaceIds,
    credential,
    termDays,
    isActive,
    grantStatus: getGrantStatus(seller, world.clock.nowMs()),
    authorizedAt: new Date(seller.grant.authorizedAt).toISOString(),
    expiresAt: new Date(seller.grant.expiresAt).toISOString(),
    orders: seller.orderCount,
  };
}
