import type { Issue, Notification } from "@evergrant/db";
import { ESCALATED, HEALED } from "../issue/policy.ts";

/** Whether what was to be told is so still: what is over, snoozed or acknowledged meanwhile is silenced. */
export function isLive(
  { stage }: Pick<Notification, "stage">,
  { state }: Pick<Issue, "state">,
): boolean {
  if (stage === HEALED) return state === "RESOLVED";
  if (stage === ESCALATED) return state === "OPEN";
  return state === "OPEN" || state === "ACKNOWLEDGED";
}
