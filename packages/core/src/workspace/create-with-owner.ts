import type { InstallationDeps } from "../deps.ts";
import { checkEmail } from "../member/check-email.ts";
import { invitationUrlOf } from "../member/invitation-secret.ts";
import { writeInvitation } from "../member/write-invitation.ts";
import type { Secret } from "../secret.ts";
import { createWorkspace } from "./create.ts";

/** Makes a workspace, and the invitation by which its first owner comes in. Nothing is mailed: whoever asks hands it over. */
export async function createWorkspaceWithOwner(
  deps: Pick<InstallationDeps, "database" | "clock" | "machineClock" | "cipher" | "publicUrl">,
  { name, ownerEmail }: { name: string; ownerEmail: string },
): Promise<{ workspaceId: string; invitationUrl: Secret }> {
  const email = checkEmail(ownerEmail);
  const { workspaceId } = await createWorkspace(deps, { name });
  const client = deps.database.inWorkspace({ workspaceId });
  const actor = { workspaceId, kind: "SYSTEM", id: null, cause: "createWorkspace" } as const;
  const { id } = await client.$transaction((tx) =>
    writeInvitation(tx, deps, actor, { email, role: "owner" }),
  );
  return { workspaceId, invitationUrl: invitationUrlOf(deps, id) };
}
