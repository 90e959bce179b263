import type { ReviewAutomation, ReviewBacklog } from "@evergrant/db";
import { changedStates } from "../event/changed-states.ts";
import type { NewEvent } from "../event/new-event.ts";

/** What can happen to an automation (docs/lifecycle.md §5, column *on*). */
export type AutomationInput =
  | { kind: "userEnabled"; marketplaceIds: string[]; backlog: ReviewBacklog }
  | { kind: "userDisabled"; marketplaceIds: string[] }
  | { kind: "tokenDisabled" }
  | { kind: "tokenEnabled"; restores: boolean };

export interface AutomationTransition {
  patch: Partial<ReviewAutomation>;
  events: NewEvent[];
}

const UNCHANGED: AutomationTransition = { patch: {}, events: [] };

/** The state machine of §5. That the token is ENABLED when a user enables is its caller's to see to (A04). */
export function transitionAutomation(
  automation: ReviewAutomation,
  input: AutomationInput,
  now: Date,
): AutomationTransition {
  switch (input.kind) {
    case "userEnabled":
      return onUserEnabled(automation, input, now);
    case "userDisabled":
      return onUserDisabled(automation, input.marketplaceIds, now);
    case "tokenDisabled":
      if (automation.status === "DISABLED") return UNCHANGED;
      return change(automation, { status: "DISABLED", disabledBy: "TOKEN" }, now);
    case "tokenEnabled":
      if (!input.restores || automation.disabledBy !== "TOKEN") return UNCHANGED;
      return change(automation, { status: "ENABLED", disabledBy: null, backlog: "RESCUE" }, now);
  }
}

/** From DISABLED the switches become those named; from ENABLED those named are added. */
function onUserEnabled(
  automation: ReviewAutomation,
  { marketplaceIds, backlog }: { marketplaceIds: string[]; backlog: ReviewBacklog },
  now: Date,
): AutomationTransition {
  if (automation.status === "DISABLED")
    return change(
      automation,
      { status: "ENABLED", disabledBy: null, marketplaceIds, backlog },
      now,
    );
  const added = marketplaceIds.filter((id) => !automation.marketplaceIds.includes(id));
  if (added.length === 0) return UNCHANGED;
  return switchOnly(automation, [...automation.marketplaceIds, ...added]);
}

function onUserDisabled(
  automation: ReviewAutomation,
  marketplaceIds: string[],
  now: Date,
): AutomationTransition {
  if (automation.disabledBy === "USER" || automation.disabledBy === "DEFAULT") return UNCHANGED;
  const left = automation.marketplaceIds.filter((id) => !marketplaceIds.includes(id));
  if (left.length === 0)
    return change(automation, { status: "DISABLED", disabledBy: "USER", marketplaceIds: [] }, now);
  if (left.length === automation.marketplaceIds.length) return UNCHANGED;
  return switchOnly(automation, left);
}

function switchOnly(automation: ReviewAutomation, marketplaceIds: string[]): AutomationTransition {
  const patch = { marketplaceIds };
  const event = tell(automation, "AUTOMATION_RULES_CHANGED", patch, patch);
  return { patch, events: [event] };
}

function change(
  automation: ReviewAutomation,
  patch: Partial<ReviewAutomation> & Pick<ReviewAutomation, "status" | "disabledBy">,
  now: Date,
): AutomationTransition {
  const { status, disabledBy, marketplaceIds, backlog } = { ...automation, ...patch };
  const data = { from: automation.status, to: status, disabledBy, marketplaceIds };
  const event =
    status === "ENABLED"
      ? tell(automation, "AUTOMATION_ENABLED", { ...data, backlog }, patch)
      : tell(automation, "AUTOMATION_DISABLED", data, patch);
  const isMoved = status !== automation.status;
  return {
    patch: isMoved ? { ...patch, statusChangedAt: now } : patch,
    events: [event],
  };
}

const NAMES = ["status", "disabledBy", "marketplaceIds", "backlog"] as const;

function tell(
  automation: ReviewAutomation,
  type: NewEvent["type"],
  data: NewEvent["data"],
  patch: Partial<ReviewAutomation>,
): NewEvent {
  const { sellerAccountId } = automation;
  return { type, sellerAccountId, ...changedStates(automation, patch, NAMES), data };
}
