import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";
import { Notification } from "../notification/notification.ts";
import { loadSellerAccount } from "../seller-account/load.ts";
import { SellerAccount } from "../seller-account/seller-account.ts";
import { IssueKind, IssueState } from "./enums.ts";

const LISTED = 100;

export const Issue = builder.prismaNode("Issue", {
  id: { resolve: (issue) => issue.id },
  nullable: true,
  findUnique: (id, { actor }) => ({ workspaceId_id: { workspaceId: actor.workspaceId, id } }),
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    kind: t.expose("kind", { type: IssueKind }),
    state: t.expose("state", { type: IssueState }),
    stageDays: t.exposeInt("stageDays", { nullable: true }),
    sellerAccount: t.prismaField({
      type: SellerAccount,
      nullable: true,
      select: { sellerAccountId: true },
      description:
        "The account concerned, as it is now; null where none is, and once disconnected.",
      resolve: (query, { sellerAccountId }, _args, context, info) =>
        sellerAccountId === null ? null : loadSellerAccount(context, info, query, sellerAccountId),
    }),
    openedAt: t.expose("openedAt", { type: "DateTime" }),
    resolvedAt: t.expose("resolvedAt", { type: "DateTime", nullable: true }),
    acknowledgedAt: t.expose("acknowledgedAt", { type: "DateTime", nullable: true }),
    snoozedUntil: t.expose("snoozedUntil", { type: "DateTime", nullable: true }),
    escalatedAt: t.expose("escalatedAt", { type: "DateTime", nullable: true }),
    notifications: t.relation("notifications", {
      type: Notification,
      complexity: pointsOfList(LISTED),
      description: "Who was told of it, the first first; at most 100.",
      query: { orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: LISTED },
    }),
  }),
});
