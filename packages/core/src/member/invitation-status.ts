import type { Invitation } from "@evergrant/db";

export type InvitationStatus = "OPEN" | "ACCEPTED" | "CANCELLED" | "EXPIRED";

export function invitationStatus(
  {
    acceptedAt,
    cancelledAt,
    expiresAt,
  }: Pick<Invitation, "acceptedAt" | "cancelledAt" | "expiresAt">,
  now: Date,
): InvitationStatus {
  if (acceptedAt !== null) return "ACCEPTED";
  if (cancelledAt !== null) return "CANCELLED";
  return expiresAt <= now ? "EXPIRED" : "OPEN";
}

/** The invitations that can be accepted. */
export function openAt(now: Date) {
  return { acceptedAt: null, cancelledAt: null, expiresAt: { gt: now } };
}
