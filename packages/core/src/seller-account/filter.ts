import type { MwsTokenStatus, Prisma } from "@evergrant/db";
import { DAY_MS } from "../mws-token/policy.ts";
import { alertWhere, calmWhere } from "./alert.ts";

export interface SellerAccountFilter {
  tokenStatus?: MwsTokenStatus | null | undefined;
  /** ENABLED, and not past their date, which lies within so many days. */
  expiringWithinDays?: number | null | undefined;
  hasAlert?: boolean | null | undefined;
  /** Part of the name or of the seller id, in any case. */
  search?: string | null | undefined;
}

/** A filter as a condition; all that is given must hold. */
export function sellerAccountWhere(
  { tokenStatus, expiringWithinDays, hasAlert, search }: SellerAccountFilter,
  warningDays: readonly number[],
  now: Date,
): Prisma.SellerAccountWhereInput {
  const conditions: Prisma.SellerAccountWhereInput[] = [];
  if (tokenStatus) conditions.push({ mwsToken: { status: tokenStatus } });
  if (expiringWithinDays != null) {
    const until = new Date(now.getTime() + expiringWithinDays * DAY_MS);
    conditions.push({ mwsToken: { status: "ENABLED", expiresAt: { gt: now, lte: until } } });
  }
  if (hasAlert != null) {
    conditions.push(hasAlert ? alertWhere(warningDays, now) : calmWhere(warningDays, now));
  }
  if (search) {
    const contains = { contains: search, mode: "insensitive" } as const;
    conditions.push({ OR: [{ name: contains }, { sellingPartnerId: contains }] });
  }
  return { AND: conditions };
}
