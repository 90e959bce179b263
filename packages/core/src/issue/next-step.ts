import type { Issue } from "@evergrant/db";
import { ESCALATED, HEALED } from "./policy.ts";

/** What is told of an issue now, to whom, and what that leaves. */
export interface Step {
  stage: string;
  to: "first" | "others" | "told";
  patch: Partial<Omit<Issue, "facts">>;
}

const HOUR_MS = 3_600_000;

/** What is due about an issue; null: nothing is, now. */
export function nextStep(
  issue: Issue,
  { now, escalateAfterHours }: { now: Date; escalateAfterHours: number },
): Step | null {
  const { state, snoozedUntil, escalateAt, escalatedAt } = issue;
  if (state === "RESOLVED") {
    const isOver = issue.tellsHealing && issue.dueAt !== null && issue.dueAt <= now;
    return isOver ? { stage: HEALED, to: "told", patch: { tellsHealing: false } } : null;
  }
  const later = new Date(now.getTime() + escalateAfterHours * HOUR_MS);
  const stage = stageOf(issue);
  if (state === "SNOOZED") {
    if (snoozedUntil === null || snoozedUntil > now) return null;
    const wakes = issue.wakes + 1;
    const awake = { state: "OPEN", snoozedUntil: null, wakes, toldStage: stage } as const;
    const patch = { ...awake, escalateAt: escalatedAt === null ? later : escalateAt };
    return { stage: `SNOOZE_OVER_${wakes}`, to: "first", patch };
  }
  if (issue.toldStage !== stage) {
    const patch = { toldStage: stage, escalateAt: escalateAt ?? later };
    return { stage, to: "first", patch };
  }
  const isUnanswered = state === "OPEN" && escalatedAt === null;
  if (isUnanswered && escalateAt !== null && escalateAt <= now)
    return { stage: ESCALATED, to: "others", patch: { escalatedAt: now } };
  return null;
}

/** When the next step is due; null: none is, by itself. */
export function nextStepAt(issue: Issue): Date | null {
  switch (issue.state) {
    case "RESOLVED":
      return issue.tellsHealing ? issue.dueAt : null;
    case "SNOOZED":
      return issue.snoozedUntil;
    case "ACKNOWLEDGED":
      return null;
    case "OPEN":
      return issue.escalatedAt === null ? issue.escalateAt : null;
  }
}

/** What an issue is told as at the point that it has come to. */
function stageOf({ stageDays }: Pick<Issue, "stageDays">): string {
  return stageDays === null ? "BEGUN" : `DAYS_${stageDays}`;
}
