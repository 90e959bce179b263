import { requireScope } from "@evergrant/core";
import type {
  ReviewAutomationDisabledBy as DisabledBy,
  ReviewAutomationStatus as Status,
} from "@evergrant/db";
import { builder } from "../builder.ts";
import { loadReviewAutomation } from "../review-automation/load.ts";
import {
  ReviewAutomation,
  ReviewAutomationDisabledBy,
  ReviewAutomationStatus,
} from "../review-automation/review-automation.ts";
import { readOneOf, requireOneOf } from "./data.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";

type FieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  LoggedEvent
>;

const statuses: Status[] = ["ENABLED", "DISABLED"];
const disabledBys: DisabledBy[] = ["DEFAULT", "USER", "TOKEN"];

function reviewAutomationField(t: FieldBuilder) {
  return t.prismaField({
    type: ReviewAutomation,
    nullable: true,
    description: "Review Automation as it is now; null once disconnected. Needs accounts:read.",
    resolve: (query, event, _args, context, info) => {
      requireScope(context.viewer, "accounts:read");
      if (event.sellerAccountId === null) return null;
      return loadReviewAutomation(context, info, query, event.sellerAccountId);
    },
  });
}

export const ReviewAutomationStatusChanged = builder
  .objectRef<LoggedEvent>("ReviewAutomationStatusChanged")
  .implement({
    description:
      "Review Automation became ENABLED or DISABLED: AUTOMATION_ENABLED, AUTOMATION_DISABLED.",
    interfaces: [EventInterface],
    fields: (t) => ({
      reviewAutomation: reviewAutomationField(t),
      from: t.field({
        type: ReviewAutomationStatus,
        description: "Its status before.",
        resolve: (event) => requireOneOf(event, "from", statuses),
      }),
      to: t.field({
        type: ReviewAutomationStatus,
        description: "Its status from then on.",
        resolve: (event) => requireOneOf(event, "to", statuses),
      }),
      disabledBy: t.field({
        type: ReviewAutomationDisabledBy,
        nullable: true,
        description: "Why it became DISABLED; null where it became ENABLED.",
        resolve: (event) => readOneOf(event, "disabledBy", disabledBys),
      }),
    }),
  });

builder.objectRef<LoggedEvent>("ReviewAutomationRulesChanged").implement({
  description: "Where Review Automation runs was changed: AUTOMATION_RULES_CHANGED.",
  interfaces: [EventInterface],
  fields: (t) => ({ reviewAutomation: reviewAutomationField(t) }),
});
