import type { CoreDeps } from "../deps.ts";
import type { Amazon, AmazonAccess, AmazonFailure, AmazonRegion } from "../ports.ts";
import {
  amazonUnavailable,
  lacksRole,
  noParticipation,
  tokenOfOtherSeller,
} from "./amazon-errors.ts";
import { missingRoleAt } from "./missing-role.ts";
import { participatingMarketplaces } from "./participating-marketplaces.ts";

/** The account that a string is tried for, as far as it is known. */
export interface TriedAccount {
  region: AmazonRegion;
  /** Empty on connecting. */
  marketplaceIds: string[];
  /** Null on connecting, and while the seller has no orders. */
  knownOrderId: string | null;
}

export type TokenTrial =
  | {
      isAccepted: true;
      marketplaceIds: string[];
      knownOrderId: string | null;
      isSellerProven: boolean;
    }
  /** LWA exchanges the string, SP-API does not accept it yet. */
  | { isAccepted: false };

const TOO_EARLY = { isAccepted: false } as const;

/** Steps 4 and 5 of a save (docs/lifecycle.md §2): what SP-API says of a fresh access token. */
export async function tryToken(
  { amazon, clock }: Pick<CoreDeps, "amazon" | "clock">,
  access: AmazonAccess,
  account: TriedAccount,
  signal: AbortSignal,
): Promise<TokenTrial> {
  const participations = await amazon.getMarketplaceParticipations(access, signal);
  if (!participations.ok) return tooEarlyOrThrow(participations.failure);
  if (!participations.value.some(({ isParticipating }) => isParticipating)) throw noParticipation();
  const marketplaceIds = participatingMarketplaces(participations.value, account.region);
  if (!isSameSeller(marketplaceIds, account)) throw tokenOfOtherSeller();

  const order = await readOrder(amazon, access, account, marketplaceIds, clock.now(), signal);
  if (!order.ok) {
    if (account.knownOrderId !== null && isUnknownOrder(order.failure)) throw tokenOfOtherSeller();
    return tooEarlyOrThrow(order.failure);
  }
  return {
    isAccepted: true,
    marketplaceIds,
    knownOrderId: order.value.orderId,
    isSellerProven: account.knownOrderId !== null,
  };
}

function tooEarlyOrThrow(failure: AmazonFailure): typeof TOO_EARLY {
  if (failure.class === "suspect") return TOO_EARLY;
  if (failure.class === "lacksRole") throw lacksRole(missingRoleAt(failure.operation));
  throw amazonUnavailable();
}

function isSameSeller(marketplaceIds: string[], account: TriedAccount): boolean {
  if (marketplaceIds.length === 0) return false;
  if (account.marketplaceIds.length === 0) return true;
  return marketplaceIds.some((id) => account.marketplaceIds.includes(id));
}

async function readOrder(
  amazon: Amazon,
  access: AmazonAccess,
  { knownOrderId }: TriedAccount,
  marketplaceIds: string[],
  now: Date,
  signal: AbortSignal,
) {
  return knownOrderId === null
    ? amazon.findAnyOrder(access, { marketplaceIds, now }, signal)
    : amazon.getOrder(access, { orderId: knownOrderId }, signal);
}

/** Only these two say that the order is not this token's; 403, 429 and 5xx decide nothing. */
function isUnknownOrder({ class: is, status, code }: AmazonFailure): boolean {
  return is === "refused" && (status === 404 || (status === 400 && code === "InvalidInput"));
}
