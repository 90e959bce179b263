import { depsOf, type InstallationDeps } from "../deps.ts";
import { type NewPerson, registerPerson } from "../user/register-person.ts";
import { lockMembers } from "./lock-members.ts";
import { writeMember } from "./write-member.ts";

/** Registers a person as owner of a workspace, without an invitation: for whoever runs the installation. */
export async function addOwner(
  installation: InstallationDeps,
  { workspaceId, ...person }: NewPerson & { workspaceId: string },
): Promise<{ memberId: string }> {
  const userId = await registerPerson(installation, person);
  const deps = depsOf(installation, { workspaceId });
  const joined = await deps.client.$transaction(async (tx) => {
    await lockMembers(tx, { workspaceId });
    return writeMember(tx, deps, { workspaceId, userId, role: "owner", invitationId: null });
  });
  deps.bus.wake(workspaceId);
  return joined;
}
