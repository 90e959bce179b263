import type { Issue, WorkspaceTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { Told } from "../dispatch/planner.ts";
import type { Cause } from "./cause.ts";
import { FLAP_MS } from "./policy.ts";

/**
 * Opens an issue, or carries on the one that is open of the same cause; one that has just ended is opened again, and
 * of it is told what was not told yet.
 */
export async function openIssue(
  tx: WorkspaceTransaction,
  { kind, subject, sellerAccountId, stageDays, facts }: Cause,
  { workspaceId, now, occurredAt }: Pick<Told, "workspaceId" | "now"> & { occurredAt: Date },
): Promise<void> {
  const openAs = openAsOf({ kind, subject });
  const known = await findSame(tx, { kind, subject, openAs }, occurredAt);
  if (known === null) {
    const id = uuidv7({ msecs: occurredAt.getTime() });
    const row = { id, kind, subject, sellerAccountId, openAs, state: "OPEN" as const };
    await tx.issue.create({
      data: { ...row, ...{ workspaceId, stageDays, facts, openedAt: occurredAt, dueAt: now } },
    });
    return;
  }
  const data = { stageDays, facts: { ...recordOf(known.facts), ...facts }, leasedUntil: null };
  const where = { id: known.id };
  if (known.state !== "RESOLVED") {
    // One who asked for silence has it until his moment, whatever stage is reached meanwhile.
    const isTold = known.state === "SNOOZED" || known.isHeld;
    await tx.issue.updateMany({ where, data: { ...data, ...(!isTold && { dueAt: now }) } });
    return;
  }
  // What was kept back while it was over counts as never meant.
  await tx.notification.deleteMany({ where: { issueId: known.id, messageId: null, dueAt: null } });
  const state = known.acknowledgedAt === null ? "OPEN" : "ACKNOWLEDGED";
  const again = { state, openAs, resolvedAt: null, toldStage: null, dueAt: now } as const;
  await tx.issue.updateMany({ where, data: { ...data, ...again } });
}

export function openAsOf({ kind, subject }: Pick<Cause, "kind" | "subject">): string {
  return `${kind} ${subject}`;
}

/** The open one, or one that ended so lately that it counts as the same. */
async function findSame(
  tx: WorkspaceTransaction,
  { kind, subject, openAs }: Pick<Cause, "kind" | "subject"> & { openAs: string },
  occurredAt: Date,
): Promise<Issue | null> {
  const open = await tx.issue.findFirst({ where: { openAs } });
  if (open !== null) return open;
  const since = new Date(occurredAt.getTime() - FLAP_MS);
  return tx.issue.findFirst({
    where: { kind, subject, resolvedAt: { gt: since } },
    orderBy: { resolvedAt: "desc" },
  });
}

export function recordOf(json: Issue["facts"]): Record<string, Exclude<Issue["facts"], null>> {
  return json !== null && typeof json === "object" && !Array.isArray(json)
    ? (json as Record<string, Exclude<Issue["facts"], null>>)
    : {};
}
