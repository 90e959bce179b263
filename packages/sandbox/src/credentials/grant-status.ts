import type { Seller } from "../store/state.ts";

export type GrantStatus = "ACTIVE" | "DISABLED" | "EXPIRED";

/** A disabled or expired grant is asleep, not dead: a new term wakes the same strings. */
export function getGrantStatus(seller: Seller, nowMs: number): GrantStatus {
  if (seller.grant.isDisabled) return "DISABLED";
  return nowMs >= seller.grant.expiresAt ? "EXPIRED" : "ACTIVE";
}

/** Whether strings of a generation work at this moment. */
export function isGrantAlive(seller: Seller, generation: number, nowMs: number): boolean {
  return generation === seller.grant.generation && getGrantStatus(seller, nowMs) === "ACTIVE";
}
