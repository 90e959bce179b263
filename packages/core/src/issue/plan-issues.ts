import type { WorkspaceTransaction } from "@evergrant/db";
import type { Planner, Told } from "../dispatch/planner.ts";
import { type Change, readCause } from "./cause.ts";
import { openAsOf, openIssue, recordOf } from "./open-issue.ts";
import { FLAP_MS } from "./policy.ts";

/** Opens and ends issues by what was told. Whom they are told to is found when they are due, which is at once. */
export const planIssues: Planner = async (tx, told) => {
  for (const event of told.events)
    for (const change of readCause(event)) await apply(tx, change, told);
};

async function apply(tx: WorkspaceTransaction, change: Change, told: Told): Promise<void> {
  switch (change.does) {
    case "begin":
      return openIssue(tx, change.cause, told);
    case "end":
      return endIssues(tx, change, told.now);
    case "add": {
      const open = await tx.issue.findFirst({ where: { openAs: openAsOf(change) } });
      if (open === null) return;
      const facts = { ...recordOf(open.facts), ...change.facts };
      await tx.issue.updateMany({ where: { id: open.id }, data: { facts } });
      return;
    }
    case "release":
      return releaseIssues(tx, told.now);
  }
}

/** What waited for an incident's end is due. */
export async function releaseIssues(tx: WorkspaceTransaction, now: Date): Promise<void> {
  await tx.issue.updateMany({
    where: { isHeld: true },
    data: { isHeld: false, dueAt: now, leasedUntil: null },
  });
}

/** Silences them. That it is over is told once it has lasted. */
async function endIssues(
  tx: WorkspaceTransaction,
  { kinds, subject, isTold: tellsHealing }: Extract<Change, { does: "end" }>,
  now: Date,
): Promise<void> {
  const openAs = { in: kinds.map((kind) => openAsOf({ kind, subject })) };
  const dueAt = tellsHealing ? new Date(now.getTime() + FLAP_MS) : null;
  const over = { openAs: null, snoozedUntil: null, leasedUntil: null, isHeld: false };
  await tx.issue.updateMany({
    where: { openAs },
    data: { ...over, state: "RESOLVED", resolvedAt: now, tellsHealing, dueAt },
  });
}
