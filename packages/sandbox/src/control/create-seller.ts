import { formatGrantToken } from "../credentials/tokens.ts";
import { findMarketplace, HOME_MARKETPLACE_IDS, REGIONS, type Region } from "../marketplaces.ts";
import {
  DEFAULT_TERM_DAYS,
  DELIVERY_SPREAD_DAYS,
  MAX_ORDERS_PER_SELLER,
  MAX_SELLERS_AT_ONCE,
} from "../policy.ts";
import { drawSellingPartnerId } from "../random.ts";
import type { SellerKind } from "../store/events.ts";
import type { OrderBatch, Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { findSeller } from "./find-seller.ts";
import { type Input, readChoice, readNumber, readString } from "./read-input.ts";

export const TERM_DAYS_LIMITS = { min: 0, max: 36_500 };
const DEFAULT_NAME = "Sandbox Seller";
const CREDENTIALS = ["MWS_AUTH_TOKEN", "LWA_REFRESH_TOKEN"] as const;

/** Makes a seller whose grant begins now, and its first orders. */
export function createSeller(world: World, input: Input): object {
  const { state } = world.store;
  const kind = readSellerKind(world, input);
  const batch = readFirstBatch(input, kind.at);
  const [sellingPartnerId = ""] = drawSellingPartnerIds(world, 1);
  const name = readString(input, "name") ?? `${DEFAULT_NAME} ${state.sellers.length + 1}`;
  world.store.record(
    { type: "sellerMade", ...kind, sellingPartnerId, name },
    ...(batch ? [{ type: "ordersMade", at: kind.at, sellingPartnerId, batch } as const] : []),
  );
  return { sellingPartnerId, ...describeGrant(world, findSeller(world, sellingPartnerId)) };
}

/** Makes many alike. Their tokens are asked for in pages: so many would not fit in one answer. */
export function createSellers(world: World, input: Input): object {
  const count = readNumber(input, "count", { min: 1, max: MAX_SELLERS_AT_ONCE, isWhole: true });
  const kind = readSellerKind(world, input);
  const sellingPartnerIds = drawSellingPartnerIds(world, count ?? 1);
  world.store.record({
    type: "sellersMade",
    ...kind,
    sellingPartnerIds,
    namePrefix: readString(input, "namePrefix") ?? DEFAULT_NAME,
    batch: readFirstBatch(input, kind.at),
  });
  return {
    count: sellingPartnerIds.length,
    firstSellingPartnerId: sellingPartnerIds[0],
    lastSellingPartnerId: sellingPartnerIds.at(-1),
  };
}

function readSellerKind(world: World, input: Input): SellerKind {
  return {
    at: world.clock.nowMs(),
    ...readPlace(input),
    credential: readChoice(input, "credential", CREDENTIALS) ?? "MWS_AUTH_TOKEN",
    termDays: readNumber(input, "termDays", TERM_DAYS_LIMITS) ?? DEFAULT_TERM_DAYS,
  };
}

function readFirstBatch(input: Input, madeAt: number): OrderBatch | null {
  const count = readNumber(input, "orders", { min: 0, max: MAX_ORDERS_PER_SELLER, isWhole: true });
  if (!count) return null;
  return {
    start: 0,
    count,
    madeAt,
    spreadDays: DELIVERY_SPREAD_DAYS,
    deliveredDaysAgo: 0,
    isRefunded: false,
    fulfillmentStatus: "SHIPPED",
    fulfilledBy: "AMAZON",
  };
}

function drawSellingPartnerIds(world: World, count: number): string[] {
  const drawn = new Set<string>();
  while (drawn.size < count) {
    const id = drawSellingPartnerId(world.random);
    if (!world.store.state.sellersById.has(id)) drawn.add(id);
  }
  return [...drawn];
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
