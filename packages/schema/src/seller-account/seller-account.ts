import { hasAlert, marketplaceOf, nextActions, requireScope } from "@evergrant/core";
import { builder } from "../builder.ts";
import { AmazonRegion } from "../enums.ts";
import { loadOpenIssue } from "../issue/load-open.ts";
import { Marketplace } from "../marketplace.ts";
import { loadMember } from "../member/load.ts";
import { Member } from "../member/member.ts";
import { NextAction } from "../next-action.ts";

export const SellerAccount = builder.prismaNode("SellerAccount", {
  id: { resolve: (account) => account.id },
  nullable: true,
  findUnique: (id, { actor }) => ({ workspaceId_id: { workspaceId: actor.workspaceId, id } }),
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    name: t.exposeString("name"),
    sellingPartnerId: t.exposeString("sellingPartnerId"),
    sellerProven: t.exposeBoolean("sellerProven"),
    region: t.expose("region", { type: AmazonRegion }),
    marketplaces: t.field({
      type: [Marketplace],
      description: "The marketplaces that the seller takes part in, as Amazon last said.",
      select: { marketplaceIds: true },
      resolve: (account) => account.marketplaceIds.map(marketplaceOf),
    }),
    missingRole: t.exposeString("missingRole", { nullable: true }),
    amazonApplication: t.relation("application", {
      description: "The application that the account was connected with.",
    }),
    mwsToken: t.relation("mwsToken", {
      nullable: true,
      description: "The authorization that the seller granted; its string is never shown.",
    }),
    reviewAutomation: t.relation("reviewAutomation", {
      nullable: false,
      onNull: "error",
      description: "The automatic 'Request a Review' of this account.",
    }),
    hasAlert: t.boolean({
      description:
        "Whether somebody should look: the token is DISABLED and not by a user, or in its last two warning stages, or Review Automation stopped with it.",
      select: {
        mwsToken: { select: { status: true, disabledReason: true, expiresAt: true } },
        reviewAutomation: { select: { disabledBy: true } },
      },
      resolve: ({ mwsToken: token, reviewAutomation: automation }, _args, { deps, viewer }) =>
        token !== null &&
        automation !== null &&
        hasAlert({ token, automation, warningDays: viewer.warningDays }, deps.clock.now()),
    }),
    nextActions: t.field({
      type: [NextAction],
      description: "What to do next, first things first; empty when all is well.",
      select: {
        region: true,
        sellingPartnerId: true,
        marketplaceIds: true,
        mwsToken: {
          select: {
            status: true,
            disabledReason: true,
            kind: true,
            expiresAt: true,
            expirySource: true,
            candidateUntil: true,
          },
        },
        reviewAutomation: { select: { disabledBy: true } },
        application: {
          select: { incidents: { where: { closedAt: null }, select: { region: true } } },
        },
      },
      resolve: (account, _args, { deps }) => {
        const { mwsToken: token, reviewAutomation: automation, application, region } = account;
        if (token === null || automation === null) return [];
        const isIncidentOpen = application.incidents.some(
          (incident) => incident.region === null || incident.region === region,
        );
        const actions = nextActions({ token, automation, isIncidentOpen }, deps.clock.now());
        return actions.map((action) => ({ ...action, account }));
      },
    }),
    owner: t.prismaField({
      type: Member,
      nullable: true,
      select: { ownerId: true },
      description:
        "The member who answers for the account, and is told first; null: the workspace's owners. Needs members:read.",
      resolve: (query, { ownerId }, _args, context, info) => {
        requireScope(context.viewer, "members:read");
        return ownerId === null ? null : loadMember(context, info, query, ownerId);
      },
    }),
    openIssue: t.prismaField({
      type: "Issue",
      nullable: true,
      description: "What wants a person now, the newest first; null when nothing does.",
      resolve: (query, { id }, _args, context, info) => loadOpenIssue(context, info, query, id),
    }),
    lastSyncedAt: t.expose("lastSyncedAt", { type: "DateTime", nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});
