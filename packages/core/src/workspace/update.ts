import type { Actor, CoreDeps } from "../deps.ts";
import { checkName } from "../seller-account/check-name.ts";

/** Changes a workspace's name, or whether automations are restored with their token. */
export async function updateWorkspace(
  { client }: Pick<CoreDeps, "client">,
  { workspaceId }: Actor,
  { name, restoreAutomation }: { name?: string | null; restoreAutomation?: boolean | null },
): Promise<{ workspaceId: string }> {
  await client.workspace.update({
    where: { id: workspaceId },
    data: {
      ...(name == null ? {} : { name: checkName(name) }),
      ...(restoreAutomation == null ? {} : { restoreAutomation }),
    },
  });
  return { workspaceId };
}
