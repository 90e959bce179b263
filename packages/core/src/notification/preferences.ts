import type { IssueKind, NotificationPreferences } from "@evergrant/db";
import { ISSUE_KINDS, URGENT_KINDS } from "../issue/kinds.ts";
import { nextHourAt, quietEndsAt } from "./day-time.ts";

export type Preferences = Omit<NotificationPreferences, "workspaceId" | "memberId">;

/** Of whoever has said nothing: everything, at once. */
export const DEFAULT_PREFERENCES: Preferences = {
  emailKinds: [...ISSUE_KINDS],
  urgentKinds: [...URGENT_KINDS],
  urgentWakes: false,
  timeZone: "UTC",
  quietStart: null,
  quietEnd: null,
  digestHour: null,
};

/** When somebody is told of what there is to tell now, and whether with the digest of his day. */
export function tellAt(
  preferences: Preferences,
  { kind, isOver }: { kind: IssueKind; isOver: boolean },
  now: Date,
): { dueAt: Date; isDigest: boolean } {
  const { urgentKinds, urgentWakes, timeZone, digestHour: hour } = preferences;
  const isUrgent = urgentKinds.includes(kind) && !isOver;
  const isDigest = hour !== null && !isUrgent;
  const wanted = isDigest ? nextHourAt(now, { hour, timeZone }) : now;
  const dueAt = isUrgent && urgentWakes ? wanted : afterQuiet(preferences, wanted);
  return { dueAt, isDigest };
}

function afterQuiet({ quietStart, quietEnd, timeZone }: Preferences, moment: Date): Date {
  if (quietStart === null || quietEnd === null) return moment;
  return quietEndsAt(moment, { start: quietStart, end: quietEnd, timeZone }) ?? moment;
}
