import { DAY_MS } from "../duration.ts";
import type { Order } from "../orders/order.ts";
import { SOLICITATION_CLOSES_AFTER_DAYS, SOLICITATION_OPENS_AFTER_DAYS } from "../policy.ts";

export const REFUSALS = {
  outsideWindow:
    "You can’t use this feature to request a review outside the 5-30 day range after the order delivery date.",
  alreadyRequested: "You have already requested a review for this order.",
  notAvailable: "The requested solicitation is not available for this amazonOrderId.",
} as const;

/** Why a review cannot be asked for now; null when it can. */
export function getRefusal(order: Order | null, marketplaceId: string, now: number): string | null {
  if (order?.marketplaceId !== marketplaceId || order.fulfillmentStatus !== "SHIPPED") {
    return REFUSALS.notAvailable;
  }
  if (order.solicitedAt !== null) return REFUSALS.alreadyRequested;
  const opensAt = order.earliestDelivery + SOLICITATION_OPENS_AFTER_DAYS * DAY_MS;
  const closesAt = order.latestDelivery + SOLICITATION_CLOSES_AFTER_DAYS * DAY_MS;
  return now < opensAt || now > closesAt ? REFUSALS.outsideWindow : null;
}
