import type { Prisma } from "@evergrant/db";
import { builder } from "../builder.ts";
import { FREE, pointsOfPage } from "../cost/points.ts";
import type { Edge, Page } from "../paging/page.ts";
import { pageArgs } from "../paging/page-args.ts";
import { SellerAccountFilter, whereFilter } from "./filter.ts";
import { SellerAccountOrder } from "./order.ts";
import { readSellerAccountPage } from "./read-page.ts";
import { SellerAccount } from "./seller-account.ts";

type Node = typeof SellerAccount.$inferType;

const SellerAccountEdge = builder.objectRef<Edge<Node>>("SellerAccountEdge").implement({
  description: "An account's place in a list.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", {
      description: "For `after` and `before` of a list in the same order.",
    }),
    node: t.expose("node", { type: SellerAccount, description: "The account." }),
  }),
});

const SellerAccountConnection = builder
  .objectRef<Page<Node> & { where: Prisma.SellerAccountWhereInput }>("SellerAccountConnection")
  .implement({
    description: "A page of accounts.",
    fields: (t) => ({
      edges: t.expose("edges", {
        complexity: FREE,
        type: [SellerAccountEdge],
        description: "In the order asked for.",
      }),
      pageInfo: t.expose("pageInfo", {
        type: builder.pageInfoRef(),
        complexity: FREE,
        description: "Where this page lies in the list.",
      }),
      totalCount: t.int({
        description: "How many accounts meet the filter, on all pages together.",
        resolve: ({ where }, _args, { deps }) => deps.client.sellerAccount.count({ where }),
      }),
    }),
  });

builder.queryField("sellerAccounts", (t) =>
  t.field({
    type: SellerAccountConnection,
    complexity: pointsOfPage,
    description:
      "The workspace's connected accounts, a page at a time. Needs accounts:read. BAD_INPUT for a page size or filter out of range, or a cursor that is not of this order.",
    args: {
      ...pageArgs(t.arg),
      filter: t.arg({ type: SellerAccountFilter, description: "Only these accounts." }),
      orderBy: t.arg({
        type: SellerAccountOrder,
        description: "NAME unless said. Ascending; nulls last; ties by id.",
      }),
    },
    resolve: async (_root, args, context, info) => {
      const where = whereFilter(context, args.filter);
      const order = args.orderBy ?? "NAME";
      return { ...(await readSellerAccountPage(context, info, order, { args, where })), where };
    },
  }),
);
