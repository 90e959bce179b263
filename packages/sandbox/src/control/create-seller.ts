import { formatGrantToken } from "../credentials/tokens.ts";
import { findMarketplace, HOME_MARKETPLACE_IDS, REGIONS, type Region } from "../marketplaces.ts";
import { DEFAULT_TERM_DAYS, DELIVERY_SPREAD_DAYS, MAX_ORDERS_PER_SELLER } from "../policy.ts";
import { drawSellingPartnerId } from "../random.ts";
import type { SandboxEvent } from "../store/events.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { findSeller } from "./find-seller.ts";
import { type Input, readChoice, readNumber, readString } from "./read-input.ts";

export const TERM_DAYS_LIMITS = { min: 0, max: 36_500 };
const CREDENTIALS = ["MWS_AUTH_TOKEN", "LWA_REFRESH_TOKEN"] as const;

/** Makes a seller whose grant begins now, and its first orders. */
export function createSeller(world: World, input: Input): object {
  const { state } = world.store;
  const { region, marketplaceIds } = readPlace(input);
  const orders = readNumber(input, "orders", { min: 0, max: MAX_ORDERS_PER_SELLER, isWhole: true });
  let sellingPartnerId = drawSellingPartnerId(world.random);
  while (state.sellersById.has(sellingPartnerId)) {
    sellingPartnerId = drawSellingPartnerId(world.random);
  }
  const at = world.clock.nowMs();
  const events: SandboxEvent[] = [
    {
      type: "sellerMade",
      at,
      sellingPartnerId,
      name: readString(input, "name") ?? `Sandbox Seller ${state.sellers.length + 1}`,
      region,
      marketplaceIds,
      credential: readChoice(input, "credential", CREDENTIALS) ?? "MWS_AUTH_TOKEN",
      termDays: readNumber(input, "termDays", TERM_DAYS_LIMITS) ?? DEFAULT_TERM_DAYS,
    },
  ];
  if (orders) {
    const batch = {
      start: 0,
      count: orders,
      madeAt: at,
      spreadDays: DELIVERY_SPREAD_DAYS,
      deliveredDaysAgo: 0,
      isRefunded: false,
      fulfillmentStatus: "SHIPPED",
      fulfilledBy: "AMAZON",
    };
    events.push({ type: "ordersMade", at, sellingPartnerId, batch });
  }
  world.store.record(...events);
  return { sellingPartnerId, ...describeGrant(world, findSeller(world, sellingPartnerId)) };
}

export function describeGrant(world: World, seller: Seller): object {
  return {
    token: formatGrantToken(world.store.state, seller),
    authorizedAt: new Date(seller.grant.authorizedAt).toISOString(),
    expiresAt: new Date(seller.grant.expiresAt).toISOString(),
  };
}

function readPlace(input: Input): { region: Region; marketplaceIds: string[] } {
  const given = input.marketplaceIds ?? undefined;
  const asked = readChoice(input, "region", REGIONS);
  if (given === undefined) {
    const region = asked ?? "NA";
    return { region, marketplaceIds: [HOME_MARKETPLACE_IDS[region]] };
  }
  const marketplaces = Array.isArray(given) ? given.map((id) => findMarketplace(String(id))) : [];
  const region = asked ?? marketplaces[0]?.region ?? "NA";
  const marketplaceIds = marketplaces.flatMap((m) => (m?.region === region ? [m.id] : []));
  if (marketplaces.length === 0 || marketplaceIds.length < marketplaces.length) {
    throw new ControlError(400, `marketplaceIds must list marketplaces of the region ${region}.`);
  }
  return { region, marketplaceIds: [...new Set(marketplaceIds)] };
}
