import type { Issue } from "@evergrant/db";
import { ESCALATED, HEALED } from "./policy.ts";

/** What is told of an issue now, to whom, and what that leaves. */
export interface Step {
  stage: string;
  to: "first" | "others" | "told";
  patch: Partial<Omit<Issue, "facts">>;
  /** Whether others are told unless somebody acknowledges it in time. */
  isAsking: boolean;
}

/** What is due about an issue; null: nothing is, now. */
export function nextStep(issue: Issue, now: Date): Step | null {
  const { state, snoozedUntil, escalateAt, escalatedAt } = issue;
  if (state === "RESOLVED") {
    const isOver = issue.tellsHealing && issue.dueAt !== null && issue.dueAt <= now;
    const patch = { tellsHealing: false };
    return isOver ? { stage: HEALED, to: "told", patch, isAsking: false } : null;
  }
  const stage = stageOf(issue);
  if (state === "SNOOZED") {
    if (snoozedUntil === null || snoozedUntil > now) return null;
    const wakes = issue.wakes + 1;
    const patch = { state: "OPEN", snoozedUntil: null, wakes, toldStage: stage } as const;
    const isAsking = escalatedAt === null;
    return { stage: `SNOOZE_OVER_${wakes}`, to: "first", patch, isAsking };
  }
  if (issue.toldStage !== stage)
    return { stage, to: "first", patch: { toldStage: stage }, isAsking: escalateAt === null };
  const isUnanswered = state === "OPEN" && escalatedAt === null;
  if (isUnanswered && escalateAt !== null && escalateAt <= now)
    return { stage: ESCALATED, to: "others", patch: { escalatedAt: now }, isAsking: false };
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
export function stageOf({ stageDays }: Pick<Issue, "stageDays">): string {
  return stageDays === null ? "BEGUN" : `DAYS_${stageDays}`;
}
