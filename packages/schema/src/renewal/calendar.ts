import {
  countUnknownExpiries,
  type Expiry,
  MAX_RENEWAL_DAYS,
  type RenewalDay as Planned,
  pickDays,
  readRenewalCalendar,
  UNKNOWN_EXPIRY,
} from "@evergrant/core";
import { builder } from "../builder.ts";
import { pointsOfFirst, pointsOfList } from "../cost/points.ts";
import { firstArg, readFirst } from "../paging/first-arg.ts";
import { SellerAccount } from "../seller-account/seller-account.ts";
import { RenewalDay } from "./renewal-day.ts";

const RenewalCalendar = builder
  .objectRef<{ days: Planned<Expiry>[]; isCut: boolean }>("RenewalCalendar")
  .implement({
    description: "When which accounts are best renewed.",
    fields: (t) => ({
      days: t.field({
        type: [RenewalDay],
        complexity: pointsOfList(MAX_RENEWAL_DAYS),
        description:
          "The fewest days on which each account can be renewed 7 to 45 days before it expires, the next one first; working days where that makes them no more. Whatever has expired, or does within the week, is due today. At most 21.",
        resolve: ({ days }) => days,
      }),
      isCut: t.exposeBoolean("isCut", {
        description:
          "Whether more than 5000 accounts expire within two years: the days are those of the first ones.",
      }),
      unknownExpiryCount: t.int({
        description:
          "How many accounts have an ENABLED token of which nobody knows when it ends: they stand on no day.",
        resolve: (_calendar, _args, { deps }) => countUnknownExpiries(deps.client),
      }),
      unknownExpiry: t.prismaField({
        type: [SellerAccount],
        complexity: pointsOfFirst,
        description: "These accounts. BAD_INPUT for `first` out of range.",
        args: { first: firstArg(t.arg) },
        resolve: (query, _calendar, { first }, { deps }) =>
          deps.client.sellerAccount.findMany({
            ...query,
            where: UNKNOWN_EXPIRY,
            orderBy: { id: "asc" },
            take: readFirst(first),
            relationLoadStrategy: "join",
          }),
      }),
    }),
  });

builder.queryField("renewalCalendar", (t) =>
  t.field({
    type: RenewalCalendar,
    description:
      "All expiries of the next two years and what has expired in the last 45 days, grouped into days on which to renew; `createCalendarFeed` has calendars show the same. BAD_INPUT where `to` lies before `from`. Needs accounts:read.",
    args: {
      from: t.arg({ type: "DateTime", description: "Only days from this one on, in UTC." }),
      to: t.arg({ type: "DateTime", description: "Only days up to this one, in UTC." }),
    },
    resolve: async (_root, { from, to }, { deps }) => {
      const calendar = await readRenewalCalendar(deps);
      return { days: pickDays(calendar, { from, to }), isCut: calendar.isCut };
    },
  }),
);
