import type { WorkspaceTransaction } from "@evergrant/db";
import type { Planner, Told } from "../dispatch/planner.ts";
import { type Change, readCause } from "./cause.ts";
import { openAsOf, openIssue, recordOf } from "./open-issue.ts";
import { FLAP_MS } from "./policy.ts";

/** Opens and ends issues by what was told. Whom they are told to is found when they are due, which is at once. */
export const planIssues: Planner = async (tx, told) => {
  const { workspaceId, now } = told;
  for (const event of told.events)
    for (const change of readCause(event))
      await apply(tx, change, { workspaceId, now, occurredAt: event.occurredAt });
};

/** When it is planned, and when it happened: long before, where the planner was away (domain time). */
type Moments = Pick<Told, "now"> & { occurredAt: Date };

async function apply(
  tx: WorkspaceTransaction,
  change: Change,
  at: Moments & Pick<Told, "workspaceId">,
): Promise<void> {
  switch (change.does) {
    case "begin":
      return openIssue(tx, change.cause, at);
    case "end":
      return endIssues(tx, change, at.occurredAt);
    case "add": {
      const open = await tx.issue.findFirst({ where: { openAs: openAsOf(change) } });
      if (open === null) return;
      const facts = { ...recordOf(open.facts), ...change.facts };
      await tx.issue.updateMany({ where: { id: open.id }, data: { facts } });
      return;
    }
    case "release":
      return releaseIssues(tx, at.now);
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
  resolvedAt: Date,
): Promise<void> {
  const openAs = { in: kinds.map((kind) => openAsOf({ kind, subject })) };
  const dueAt = tellsHealing ? new Date(resolvedAt.getTime() + FLAP_MS) : null;
  const over = { openAs: null, snoozedUntil: null, leasedUntil: null, isHeld: false };
  await tx.issue.updateMany({
    where: { openAs },
    data: { ...over, state: "RESOLVED", resolvedAt, tellsHealing, dueAt },
  });
}
