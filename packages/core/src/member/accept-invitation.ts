import type { Invitation, Prisma } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "../errors.ts";
import type { Secret } from "../secret.ts";
import { type NewPerson, registerPerson } from "../user/register-person.ts";
import { openAt } from "./invitation-status.ts";
import { lockMembers } from "./lock-members.ts";
import { findInvitation } from "./open-invitation.ts";
import { writeMember } from "./write-member.ts";

type AcceptDeps = Pick<CoreDeps, "client" | "cipher" | "clock" | "machineClock" | "bus">;

/** Joins the workspace that a signed-in person was invited to. The link alone is not enough: the address must be his. */
export async function acceptInvitation(
  deps: AcceptDeps,
  secret: Secret,
  { userId }: { userId: string },
): Promise<{ workspaceId: string; memberId: string }> {
  return useInvitation(deps, secret, async (tx, { email }) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (user?.email !== email)
      throw new ForbiddenError("This invitation is for another address than yours.");
    return userId;
  });
}

/**
 * Registers the person who was invited, and joins. That he holds the link is proof of the mailbox: nobody
 * else has seen it. Throws ConflictError where the person is registered already.
 */
export async function registerByInvitation(
  deps: AcceptDeps,
  secret: Secret,
  person: Omit<NewPerson, "email">,
): Promise<{ workspaceId: string; memberId: string }> {
  return useInvitation(deps, secret, (tx, { email }) =>
    registerPerson(tx, deps, { ...person, email }),
  );
}

async function useInvitation(
  deps: AcceptDeps,
  secret: Secret,
  findUserId: (tx: Prisma.TransactionClient, invitation: Invitation) => Promise<string>,
): Promise<{ workspaceId: string; memberId: string }> {
  const joined = await deps.client.$transaction(async (tx) => {
    const found = await findInvitation(tx, deps, secret);
    if (found === null) throw new NotFoundError("There is no such invitation.");
    await lockMembers(tx, found);
    const now = deps.machineClock.now();
    const { workspaceId, id: invitationId, role } = found;
    const { count } = await tx.invitation.updateMany({
      where: { workspaceId, id: invitationId, ...openAt(now) },
      data: { acceptedAt: now },
    });
    if (count === 0) throw new ConflictError("This invitation no longer works.");
    const userId = await findUserId(tx, found);
    return writeMember(tx, deps, { workspaceId, userId, role, invitationId });
  });
  deps.bus.wake(joined.workspaceId);
  return joined;
}
