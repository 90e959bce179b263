import { BadInputError, refuseSecret, sellerAccountWhere } from "@evergrant/core";
import type { Prisma } from "@evergrant/db";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { MwsTokenStatus } from "../mws-token/enums.ts";

const MAX_EXPIRING_DAYS = 36_500;
const MAX_SEARCH_LENGTH = 200;

export const SellerAccountFilter = builder.inputType("SellerAccountFilter", {
  description: "Which accounts to list: those that meet every condition given.",
  fields: (t) => ({
    tokenStatus: t.field({ type: MwsTokenStatus, description: "The token has this status." }),
    expiringWithinDays: t.int({
      description:
        "The token is ENABLED and ends within so many days of 24 hours from now: 0 to 36500. Unknown dates are left out.",
    }),
    hasAlert: t.boolean({ description: "The account's `hasAlert` is this." }),
    search: t.string({
      description:
        "The name or the selling partner id contains this text, whatever the case; at most 200 characters.",
    }),
  }),
});

/** The accounts of the workspace that meet a filter. Throws BadInputError for a value out of range. */
export function whereFilter(
  { deps, viewer }: Context,
  filter: typeof SellerAccountFilter.$inferInput | null | undefined,
): Prisma.SellerAccountWhereInput {
  const days = filter?.expiringWithinDays;
  if (days != null && (days < 0 || days > MAX_EXPIRING_DAYS)) {
    throw new BadInputError(`expiringWithinDays must lie between 0 and ${MAX_EXPIRING_DAYS}.`);
  }
  const search = filter?.search;
  if (search != null && (search.length > MAX_SEARCH_LENGTH || search.includes("\0"))) {
    throw new BadInputError(
      `search must be at most ${MAX_SEARCH_LENGTH} characters, without a NUL character.`,
    );
  }
  if (search != null) refuseSecret("search", search);
  return sellerAccountWhere(
    { ...filter, search: search && escapePattern(search) },
    viewer.warningDays,
    deps.clock.now(),
  );
}

/** Prisma hands a text on as a pattern: its signs are to mean themselves. */
function escapePattern(search: string): string {
  return search.replaceAll(/[\\%_]/g, "\\$&");
}
