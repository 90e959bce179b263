import { renewLinkStatus } from "@evergrant/core";
import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";
import { SellerAccount } from "../seller-account/seller-account.ts";

const LISTED = 100;

const RenewLinkStatus = builder.enumType("RenewLinkStatus", {
  description: "Whether a renew link works.",
  values: {
    OPEN: { description: "It can be used." },
    USED: { description: "Its account was renewed with it." },
    REVOKED: { description: "It was withdrawn." },
    EXPIRED: { description: "Its seven days are over." },
  } as const,
});

export const RenewLink = builder.prismaNode("RenewLink", {
  id: { resolve: (link) => link.id },
  nullable: true,
  findUnique: (id, { actor }) => ({ workspaceId_id: { workspaceId: actor.workspaceId, id } }),
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    sellerAccount: t.relation("sellerAccount", { description: "The account it renews." }),
    status: t.field({
      type: RenewLinkStatus,
      description: "Whether it works.",
      select: { usedAt: true, revokedAt: true, expiresAt: true },
      resolve: (link, _args, { deps }) => renewLinkStatus(link, deps.machineClock.now()),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    usedAt: t.expose("usedAt", { type: "DateTime", nullable: true }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
  }),
});

builder.prismaObjectField(SellerAccount, "renewLinks", (t) =>
  t.relation("renewLinks", {
    complexity: pointsOfList(LISTED),
    description:
      "The links that were made to renew it with, newest first, at most 100. Their addresses are not shown again.",
    query: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: LISTED },
  }),
);
