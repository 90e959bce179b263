import type { AccountModel, Tell } from "./account-model.ts";

/** A01 to A06; answers the error. */
export function applyAutomationOn(
  { status, automation, marketplaceIds }: AccountModel,
  { named, backlog }: { named: string[] | null; backlog: string },
  tell: Tell,
): string | null {
  if (status === "DISABLED") return "TOKEN_DISABLED";
  const meant = named ?? marketplaceIds;
  if (automation.status === "DISABLED") {
    Object.assign(automation, { status: "ENABLED", disabledBy: null, marketplaceIds: [...meant] });
    tell("AUTOMATION_ENABLED", { from: "DISABLED", to: "ENABLED", disabledBy: null, backlog });
    return null;
  }
  const all = [...new Set([...automation.marketplaceIds, ...meant])].sort();
  if (all.length === automation.marketplaceIds.length) return null;
  automation.marketplaceIds = all;
  tell("AUTOMATION_RULES_CHANGED", { marketplaceIds: all });
  return null;
}

/** A07, A08, A10 to A12, A18. */
export function applyAutomationOff(
  { automation }: AccountModel,
  named: string[] | null,
  tell: Tell,
): void {
  const { status, disabledBy } = automation;
  if (disabledBy === "USER" || disabledBy === "DEFAULT") return;
  const left = automation.marketplaceIds.filter((id) => named !== null && !named.includes(id));
  if (left.length === automation.marketplaceIds.length) return;
  automation.marketplaceIds = left;
  if (left.length > 0) {
    tell("AUTOMATION_RULES_CHANGED", { marketplaceIds: left });
    return;
  }
  Object.assign(automation, { status: "DISABLED", disabledBy: "USER" });
  tell("AUTOMATION_DISABLED", { from: status, to: "DISABLED", disabledBy: "USER" });
}
