import type { CoreDeps } from "../deps.ts";
import { type NewPerson, registerPerson } from "../user/register-person.ts";
import { lockMembers } from "./lock-members.ts";
import { writeMember } from "./write-member.ts";

/** Registers a person as owner of a workspace, without an invitation: for whoever runs the installation. */
export async function addOwner(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "bus">,
  { workspaceId, ...person }: NewPerson & { workspaceId: string },
): Promise<{ memberId: string }> {
  const joined = await deps.client.$transaction(async (tx) => {
    await lockMembers(tx, { workspaceId });
    const userId = await registerPerson(tx, deps, person);
    return writeMember(tx, deps, { workspaceId, userId, role: "owner", invitationId: null });
  });
  deps.bus.wake(workspaceId);
  return joined;
}
