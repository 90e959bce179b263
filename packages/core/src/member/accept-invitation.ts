import type { InstallationDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "../errors.ts";
import type { Secret } from "../secret.ts";
import { type NewPerson, registerPerson } from "../user/register-person.ts";
import { type FoundInvitation, findInvitation } from "./find-invitation.ts";
import { invitationStatus, openAt } from "./invitation-status.ts";
import { lockMembers } from "./lock-members.ts";
import { writeMember } from "./write-member.ts";

/** Joins the workspace that a signed-in person was invited to. The link alone is not enough: the address must be his. */
export async function acceptInvitation(
  installation: InstallationDeps,
  secret: Secret,
  { userId }: { userId: string },
): Promise<{ workspaceId: string; memberId: string }> {
  const found = await requireOpen(installation, secret);
  const where = { id: userId };
  const user = await installation.database.identity.user.findUnique({ where });
  if (user?.email !== found.invitation.email)
    throw new ForbiddenError("This invitation is for another address than yours.");
  return join(found, userId);
}

/**
 * Registers the person who was invited, and joins. That he holds the link is proof of the mailbox: nobody
 * else has seen it. Throws ConflictError where the person is registered already. Whoever registers while
 * the invitation is being withdrawn, or just before a crash, is a person without this workspace: while it
 * is open, he signs in and accepts it.
 */
export async function registerByInvitation(
  installation: InstallationDeps,
  secret: Secret,
  person: Omit<NewPerson, "email">,
): Promise<{ workspaceId: string; memberId: string }> {
  const found = await requireOpen(installation, secret);
  const { email } = found.invitation;
  return join(found, await registerPerson(installation, { ...person, email }));
}

async function requireOpen(
  installation: InstallationDeps,
  secret: Secret,
): Promise<FoundInvitation> {
  const found = await findInvitation(installation, secret);
  if (found === null) throw new NotFoundError("There is no such invitation.");
  const status = invitationStatus(found.invitation, installation.machineClock.now());
  if (status !== "OPEN") throw notOpen();
  return found;
}

async function join(
  { invitation, deps }: FoundInvitation,
  userId: string,
): Promise<{ workspaceId: string; memberId: string }> {
  const { workspaceId, id: invitationId, role } = invitation;
  const joined = await deps.client.$transaction(async (tx) => {
    await lockMembers(tx, invitation);
    const now = deps.machineClock.now();
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, ...openAt(now) },
      data: { acceptedAt: now },
    });
    if (count === 0) throw notOpen();
    return writeMember(tx, deps, { workspaceId, userId, role, invitationId });
  });
  deps.bus.wake(workspaceId);
  return joined;
}

function notOpen(): ConflictError {
  return new ConflictError("This invitation no longer works.");
}
