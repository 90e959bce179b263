import {
  type Expiry,
  nextActionUrl,
  type RenewalDay as Planned,
  startOf,
  writeDay,
} from "@evergrant/core";
import { builder } from "../builder.ts";
import { pointsOfFirst } from "../cost/points.ts";
import { firstArg, readFirst } from "../paging/first-arg.ts";
import { loadSellerAccount } from "../seller-account/load.ts";
import { SellerAccount } from "../seller-account/seller-account.ts";

const RenewalDayAccount = builder.objectRef<Expiry>("RenewalDayAccount").implement({
  description: "An account to be renewed on a day.",
  fields: (t) => ({
    sellerAccount: t.prismaField({
      type: SellerAccount,
      nullable: true,
      description: "The account; null where it was disconnected while this was read.",
      resolve: (query, { sellerAccountId }, _args, context, info) =>
        loadSellerAccount(context, info, query, sellerAccountId),
    }),
    expiresAt: t.field({
      type: "DateTime",
      description: "When its authorization ends unless renewed; past where it has ended.",
      resolve: ({ expiresAt }) => expiresAt,
    }),
    url: t.string({
      nullable: true,
      description:
        "Seller Central's page on which it is renewed, absolute; null where none is known.",
      resolve: ({ account }, _args, { deps }) =>
        nextActionUrl(deps.sellerCentral, account, "RENEW_IN_SELLER_CENTRAL"),
    }),
  }),
});

export const RenewalDay = builder.objectRef<Planned<Expiry>>("RenewalDay").implement({
  description: "A day on which accounts are best renewed together.",
  fields: (t) => ({
    date: t.string({
      description: "The day in UTC, as in 2026-03-01.",
      resolve: ({ day }) => writeDay(day),
    }),
    startsAt: t.field({
      type: "DateTime",
      description: "Its first moment.",
      resolve: ({ day }) => startOf(day),
    }),
    count: t.int({
      description: "How many accounts are to be renewed on it.",
      resolve: ({ expiries }) => expiries.length,
    }),
    accounts: t.field({
      type: [RenewalDayAccount],
      complexity: pointsOfFirst,
      description:
        "These accounts, those that expire first in front. BAD_INPUT for `first` out of range.",
      args: { first: firstArg(t.arg) },
      resolve: ({ expiries }, { first }) => expiries.slice(0, readFirst(first)),
    }),
  }),
});
