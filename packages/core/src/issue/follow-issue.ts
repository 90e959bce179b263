import type { Issue, WorkspaceTransaction } from "@evergrant/db";
import { depsOf, type InstallationDeps } from "../deps.ts";
import type { RowKey } from "../due-work/claim-rows.ts";
import { notify } from "../notification/notify.ts";
import { isInIncident } from "./find-incident.ts";
import { nextStep, nextStepAt } from "./next-step.ts";

const HOUR_MS = 3_600_000;
const DONE = { isHeld: false, leasedUntil: null };

/**
 * Tells what is due of an issue: to the one who answers for the account, to others when nobody acknowledged it in
 * time, again after a snooze, and that it is over. What is told stands as rows, one a stage and recipient.
 */
export async function followIssue(
  installation: InstallationDeps,
  { workspaceId, id }: RowKey,
): Promise<void> {
  const { client, clock } = depsOf(installation, { workspaceId });
  const now = clock.now();
  const held = await client.$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM "Issue" WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
    const issue = await tx.issue.findFirst({ where: { id } });
    if (issue === null) return null;
    const where = { id };
    const { escalateAfterHours } = await tx.workspace.findFirstOrThrow({
      select: { escalateAfterHours: true },
    });
    const step = nextStep(issue, now);
    if (step === null) {
      await tx.issue.updateMany({ where, data: { ...DONE, dueAt: nextStepAt(issue) } });
      return null;
    }
    if (await isInIncident(tx, issue)) {
      await tx.issue.updateMany({ where, data: { isHeld: true } });
      return issue;
    }
    const toldAt = await notify(tx, { issue, step, now });
    // Whoever is told later, as he wants it, has the same hours to answer.
    const escalateAt = new Date((toldAt ?? now).getTime() + escalateAfterHours * HOUR_MS);
    const patch = { ...step.patch, ...(step.isAsking && { escalateAt }) };
    const dueAt = nextStepAt({ ...issue, ...patch });
    await tx.issue.updateMany({ where, data: { ...DONE, ...patch, dueAt } });
    return null;
  });
  if (held !== null) await client.$transaction((tx) => keepHeld(tx, held, now));
}

/**
 * Puts off what is held until its incident ends. Whoever told the end meanwhile may not have seen that it is held, so
 * it is asked once more; until then it stays due.
 */
async function keepHeld(tx: WorkspaceTransaction, issue: Issue, now: Date): Promise<void> {
  const waits = await isInIncident(tx, issue);
  const data = waits ? { dueAt: null } : { dueAt: now, isHeld: false };
  await tx.issue.updateMany({
    where: { id: issue.id, isHeld: true },
    data: { ...data, leasedUntil: null },
  });
}
