import { builder } from "../builder.ts";

export const ReviewAutomationStatus = builder.enumType("ReviewAutomationStatus", {
  description: "Whether review requests are sent for an account.",
  values: {
    ENABLED: { description: "It runs in at least one marketplace." },
    DISABLED: { description: "It runs in none." },
  } as const,
});

export const ReviewAutomationDisabledBy = builder.enumType("ReviewAutomationDisabledBy", {
  description: "Why Review Automation is DISABLED.",
  values: {
    DEFAULT: { description: "It was never switched on." },
    USER: { description: "A user switched it off." },
    TOKEN: { description: "The account's token became DISABLED. Its switches are kept." },
  } as const,
});

export const ReviewBacklog = builder.enumType("ReviewBacklog", {
  description:
    "What becomes of the orders that were delivered before Review Automation is switched on.",
  values: {
    RESCUE: { description: "Every order whose window is open is taken, nearest deadline first." },
    ONLY_NEW: { description: "Only orders whose window opens later are taken." },
  } as const,
});

export const ReviewAutomation = builder.prismaNode("ReviewAutomation", {
  description: "The automatic 'Request a Review' of one account.",
  id: { resolve: (automation) => automation.id },
  nullable: true,
  findUnique: (id, { actor }) => ({ workspaceId_id: { workspaceId: actor.workspaceId, id } }),
  select: { workspaceId: true, id: true, sellerAccountId: true },
  fields: (t) => ({
    sellerAccount: t.relation("sellerAccount", { description: "The account it runs for." }),
    status: t.expose("status", { type: ReviewAutomationStatus }),
    disabledBy: t.expose("disabledBy", { type: ReviewAutomationDisabledBy, nullable: true }),
    statusChangedAt: t.expose("statusChangedAt", { type: "DateTime" }),
  }),
});
