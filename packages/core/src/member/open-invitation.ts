import type { Invitation } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import type { Secret } from "../secret.ts";
import { findInvitation } from "./find-invitation.ts";
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
  installation: InstallationDeps,
  secret: Secret,
): Promise<OpenedInvitation | null> {
  const found = await findInvitation(installation, secret);
  if (found === null) return null;
  const { email, role, expiresAt, workspace } = found.invitation;
  const where = { email, emailVerified: true };
  const registered = await installation.database.identity.user.count({ where });
  return {
    ...{ email, role, expiresAt },
    status: invitationStatus(found.invitation, installation.machineClock.now()),
    workspaceName: workspace.name,
    isRegistered: registered > 0,
  };
}
