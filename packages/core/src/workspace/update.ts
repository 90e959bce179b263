import type { Actor, CoreDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { changedStates } from "../event/changed-states.ts";
import { checkName } from "../seller-account/check-name.ts";

/** Changes a workspace's name, or whether automations are restored with their token. What is so already is not told. */
export async function updateWorkspace(
  { client, clock, bus }: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { name, restoreAutomation }: { name?: string | null; restoreAutomation?: boolean | null },
): Promise<{ workspaceId: string }> {
  const { workspaceId } = actor;
  const patch = {
    ...(name == null ? {} : { name: checkName(name) }),
    ...(restoreAutomation == null ? {} : { restoreAutomation }),
  };
  const now = clock.now();
  await client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    const workspace = await tx.workspace.findFirst();
    if (workspace === null) throw new NotFoundError("This workspace does not exist.");
    await actor.keepAnswer?.(tx, { workspaceId });
    const states = changedStates(workspace, patch, ["name", "restoreAutomation"]);
    if (states.after === undefined) return;
    const changed = await tx.workspace.update({ where: { id: workspaceId }, data: patch });
    const data = { name: changed.name, restoreAutomation: changed.restoreAutomation };
    const event = { type: "WORKSPACE_CHANGED", sellerAccountId: null, ...states, data } as const;
    await appendEvents(tx, actor, [event], now);
  });
  bus.wake(workspaceId);
  return { workspaceId };
}
