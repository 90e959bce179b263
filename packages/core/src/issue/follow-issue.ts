import { depsOf, type InstallationDeps } from "../deps.ts";
import type { RowKey } from "../due-work/claim-rows.ts";
import { notify } from "../notification/notify.ts";
import { isInIncident } from "./find-incident.ts";
import { nextStep, nextStepAt } from "./next-step.ts";

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
  await client.$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM "Issue" WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
    const issue = await tx.issue.findFirst({ where: { id } });
    if (issue === null) return;
    const where = { id };
    const { escalateAfterHours } = await tx.workspace.findFirstOrThrow({
      select: { escalateAfterHours: true },
    });
    const step = nextStep(issue, { now, escalateAfterHours });
    if (step === null) {
      await tx.issue.updateMany({ where, data: { dueAt: nextStepAt(issue), leasedUntil: null } });
      return;
    }
    if (await isInIncident(tx, issue)) {
      await tx.issue.updateMany({ where, data: { dueAt: null, isHeld: true, leasedUntil: null } });
      return;
    }
    await notify(tx, { issue, step, now });
    const next = { ...issue, ...step.patch };
    const patch = { ...step.patch, dueAt: nextStepAt(next), leasedUntil: null };
    await tx.issue.updateMany({ where, data: patch });
  });
}
