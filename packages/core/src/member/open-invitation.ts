import type { Invitation, Prisma } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { Secret } from "../secret.ts";
import { hashInvitationSecret } from "./invitation-secret.ts";
import { type InvitationStatus, invitationStatus } from "./invitation-status.ts";

/** What an invitation shows to whoever holds its link. */
export interface OpenedInvitation extends Pick<Invitation, "email" | "role" | "expiresAt"> {
  status: InvitationStatus;
  workspaceName: string;
  /** Whether the address belongs to a person who can sign in. */
  isRegistered: boolean;
}

/** The invitation of a secret; null for anything that is none. Nothing is changed by it. */
export async function openInvitation(
  deps: Pick<CoreDeps, "client" | "cipher" | "machineClock">,
  secret: Secret,
): Promise<OpenedInvitation | null> {
  const found = await findInvitation(deps.client, deps, secret);
  if (found === null) return null;
  const { email, role, expiresAt, workspace } = found;
  const registered = await deps.client.user.count({ where: { email, emailVerified: true } });
  return {
    ...{ email, role, expiresAt },
    status: invitationStatus(found, deps.machineClock.now()),
    workspaceName: workspace.name,
    isRegistered: registered > 0,
  };
}

/** The row of a secret, and its workspace's name. */
export async function findInvitation(
  client: Prisma.TransactionClient,
  { cipher }: Pick<CoreDeps, "cipher">,
  secret: Secret,
) {
  return client.invitation.findUnique({
    where: { hash: hashInvitationSecret(cipher, secret) },
    include: { workspace: { select: { name: true } } },
  });
}
