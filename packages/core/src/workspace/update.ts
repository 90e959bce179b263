import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError, NotFoundError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { changedStates } from "../event/changed-states.ts";
import { ESCALATE_HOURS_MAX, ESCALATE_HOURS_MIN } from "../issue/policy.ts";
import { checkName } from "../seller-account/check-name.ts";

export interface UpdateWorkspaceInput {
  name?: string | null;
  restoreAutomation?: boolean | null;
  escalateAfterHours?: number | null;
}

/**
 * Changes a workspace's name, whether automations are restored with their token, or when issues are told to others.
 * What is so already is not told.
 */
export async function updateWorkspace(
  { client, clock, bus }: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { name, restoreAutomation, escalateAfterHours }: UpdateWorkspaceInput,
): Promise<{ workspaceId: string }> {
  const { workspaceId } = actor;
  const patch = {
    ...(name == null ? {} : { name: checkName(name) }),
    ...(restoreAutomation == null ? {} : { restoreAutomation }),
    ...(escalateAfterHours == null ? {} : { escalateAfterHours: checkHours(escalateAfterHours) }),
  };
  const now = clock.now();
  await client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    const workspace = await tx.workspace.findFirst();
    if (workspace === null) throw new NotFoundError("This workspace does not exist.");
    await actor.keepAnswer?.(tx, { workspaceId });
    const states = changedStates(workspace, patch, [
      "name",
      "restoreAutomation",
      "escalateAfterHours",
    ]);
    if (states.after === undefined) return;
    const changed = await tx.workspace.update({ where: { id: workspaceId }, data: patch });
    const data = { name: changed.name, restoreAutomation: changed.restoreAutomation };
    const event = { type: "WORKSPACE_CHANGED", sellerAccountId: null, ...states, data } as const;
    await appendEvents(tx, actor, [event], now);
  });
  bus.wake(workspaceId);
  return { workspaceId };
}

function checkHours(hours: number): number {
  if (hours < ESCALATE_HOURS_MIN || hours > ESCALATE_HOURS_MAX)
    throw new BadInputError(
      `escalateAfterHours must lie between ${ESCALATE_HOURS_MIN} and ${ESCALATE_HOURS_MAX}.`,
    );
  return hours;
}
