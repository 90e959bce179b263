import type { Invitation, WorkspaceTransaction } from "@evergrant/db";
import type { Role } from "../access/role.ts";
import { attemptKeyOf, takeAttempt } from "../attempt/take-attempt.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError, RateLimitedError } from "../errors.ts";
import { enqueueMail, type LinkMail } from "../mail/enqueue-mail.ts";
import { sendMailNow } from "../mail/send-mail.ts";
import { checkEmail } from "./check-email.ts";
import { invitationUrlOf } from "./invitation-secret.ts";
import { openAt } from "./invitation-status.ts";
import { lockMembers, type Rights, requireRightToMake } from "./lock-members.ts";
import { INVITATION_MAILS, MEMBERS_MAX } from "./policy.ts";
import { writeInvitation } from "./write-invitation.ts";

export interface InviteMemberInput {
  email: string;
  role: Role;
}

/**
 * Invites whoever reads a mailbox. An open invitation to the same address and role is sent again.
 * Whether the address is known to the installation is not told, and makes no difference.
 * The mail goes into the outbox. No answer is kept with the effect: a crash before that must leave the same call to
 * do it.
 */
export async function inviteMember(
  deps: CoreDeps,
  actor: Actor,
  rights: Rights,
  input: InviteMemberInput,
): Promise<{ invitationId: string }> {
  const { role } = input;
  const email = checkEmail(input.email);
  requireRightToMake(rights, role);
  const key = attemptKeyOf(deps, "invitation", email);
  const wait = await takeAttempt(deps.installation, key, INVITATION_MAILS);
  if (wait !== null)
    throw new RateLimitedError("This address was sent too many invitations. Try again tomorrow.");
  const { workspace, ...invitation } = await deps.client.$transaction(async (tx) => {
    await lockMembers(tx, actor);
    const { workspaceId } = actor;
    const open = await findOpen(tx, deps, { email, role });
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    return { ...(open ?? (await writeInvitation(tx, deps, actor, { email, role }))), workspace };
  });
  deps.bus.wake(actor.workspaceId);
  const id = await enqueueMail(deps.installation, invitationMail(deps, invitation, workspace.name));
  await sendMailNow(deps.installation, id);
  return { invitationId: invitation.id };
}

/** The invitation that stands already. Throws ConflictError where there must not be another. */
async function findOpen(
  tx: WorkspaceTransaction,
  { machineClock }: Pick<CoreDeps, "machineClock">,
  { email, role }: InviteMemberInput,
): Promise<Invitation | null> {
  if ((await tx.member.count({ where: { user: { email } } })) > 0)
    throw new ConflictError("Whoever has this address is a member already.");
  const isOpen = openAt(machineClock.now());
  const open = await tx.invitation.findFirst({ where: { ...isOpen, email } });
  if (open !== null && open.role !== role)
    throw new ConflictError(
      `This address is invited already, as ${open.role}. Cancel that invitation first.`,
    );
  if (open !== null) return open;
  const members = await tx.member.count();
  const invitations = await tx.invitation.count({ where: isOpen });
  if (members + invitations >= MEMBERS_MAX)
    throw new ConflictError(
      `A workspace has at most ${MEMBERS_MAX} members and open invitations. Remove some first.`,
    );
  return null;
}

function invitationMail(
  deps: Pick<CoreDeps, "cipher" | "publicUrl">,
  { id, email, role, expiresAt }: Invitation,
  workspace: string,
): LinkMail {
  return {
    purpose: "invitation",
    endsAt: expiresAt,
    mail: {
      to: email,
      subject: "You are invited to a workspace of Evergrant",
      paragraphs: [
        `You are invited to the workspace “${workspace}” of Evergrant, as ${role}.`,
        "Evergrant keeps a company's access to its Amazon seller accounts alive.",
      ],
      action: { label: "Look at the invitation", url: invitationUrlOf(deps, id) },
      notes: [
        "The link works once, for seven days. It is meant for you alone: whoever has it can join in your name.",
        "If you do not expect this, you need not do anything.",
      ],
    },
  };
}
