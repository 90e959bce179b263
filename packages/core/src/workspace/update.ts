import type { Actor, CoreDeps } from "../deps.ts";
import { checkName } from "../seller-account/check-name.ts";

/** Changes a workspace's name, or whether automations are restored with their token. */
export async function updateWorkspace(
  { client }: Pick<CoreDeps, "client">,
  { workspaceId, keepAnswer }: Actor,
  { name, restoreAutomation }: { name?: string | null; restoreAutomation?: boolean | null },
): Promise<{ workspaceId: string }> {
  const data = {
    ...(name == null ? {} : { name: checkName(name) }),
    ...(restoreAutomation == null ? {} : { restoreAutomation }),
  };
  await client.$transaction(async (tx) => {
    await tx.workspace.update({ where: { id: workspaceId }, data });
    await keepAnswer?.(tx, { workspaceId });
  });
  return { workspaceId };
}
