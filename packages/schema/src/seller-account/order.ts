import type { MwsTokenStatus, Prisma } from "@evergrant/db";
import { builder } from "../builder.ts";

export const SellerAccountOrder = builder.enumType("SellerAccountOrder", {
  description: "What a list of accounts is sorted by, always ascending; ties by id.",
  values: {
    NAME: { description: "By name, in the database's collation." },
    EXPIRES_AT: { description: "By the token's expiry date, unknown dates last." },
    STATUS: { description: "By the token's status, DISABLED first." },
    CREATED_AT: { description: "By when the account was connected." },
  } as const,
});

export type Order = typeof SellerAccountOrder.$inferType;

/** Where a row stands in its order: the value sorted by, and the account's id. */
export type Place =
  | { order: "NAME"; value: string; id: string }
  | { order: "CREATED_AT"; value: Date; id: string }
  | { order: "EXPIRES_AT"; value: Date | null; id: string }
  | { order: "STATUS"; value: MwsTokenStatus; id: string };

export type Side = "after" | "before";

export type AccountOrder = "NAME" | "CREATED_AT";

/** Orders that are read from the accounts. The others are read from the tokens, by their indexes. */
export function isAccountOrder(order: Order): order is AccountOrder {
  return order === "NAME" || order === "CREATED_AT";
}

export function orderAccounts(
  order: AccountOrder,
  direction: Prisma.SortOrder,
): Prisma.SellerAccountOrderByWithRelationInput[] {
  return [order === "NAME" ? { name: direction } : { createdAt: direction }, { id: direction }];
}

export function orderTokens(
  order: "EXPIRES_AT" | "STATUS",
  direction: Prisma.SortOrder,
): Prisma.MwsTokenOrderByWithRelationInput[] {
  // Nulls are last in the order, so first when it is read from its end: PostgreSQL's own default,
  // left unsaid so that the index serves.
  const value = order === "STATUS" ? { status: direction } : { expiresAt: direction };
  return [value, { sellerAccountId: direction }];
}

/** The accounts on one side of a place. The edge says again what follows: it is what the index serves. */
export function whereAccount(
  place: Extract<Place, { order: AccountOrder }>,
  side: Side,
): Prisma.SellerAccountWhereInput {
  const id = side === "after" ? { gt: place.id } : { lt: place.id };
  if (place.order === "NAME") {
    const [name, edge] =
      side === "after"
        ? [{ gt: place.value }, { gte: place.value }]
        : [{ lt: place.value }, { lte: place.value }];
    return { name: edge, OR: [{ name }, { name: place.value, id }] };
  }
  const [createdAt, edge] =
    side === "after"
      ? [{ gt: place.value }, { gte: place.value }]
      : [{ lt: place.value }, { lte: place.value }];
  return { createdAt: edge, OR: [{ createdAt }, { createdAt: place.value, id }] };
}

/** The tokens on one side of a place. */
export function whereToken(
  place: Extract<Place, { order: "EXPIRES_AT" | "STATUS" }>,
  side: Side,
): Prisma.MwsTokenWhereInput {
  const sellerAccountId = side === "after" ? { gt: place.id } : { lt: place.id };
  if (place.order === "STATUS") {
    const beyond = side === "after" ? "ENABLED" : "DISABLED";
    const sameStatus = { status: place.value, sellerAccountId };
    return place.value === beyond ? sameStatus : { OR: [sameStatus, { status: beyond }] };
  }
  const { value } = place;
  const sameDate = { expiresAt: value, sellerAccountId };
  if (value === null) {
    return side === "after" ? sameDate : { OR: [sameDate, { expiresAt: { not: null } }] };
  }
  return side === "after"
    ? { OR: [{ expiresAt: { gt: value } }, sameDate, { expiresAt: null }] }
    : { expiresAt: { lte: value }, OR: [{ expiresAt: { lt: value } }, sameDate] };
}
