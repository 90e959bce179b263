import type { Invitation } from "@evergrant/db";
import { type CoreDeps, depsOf, type InstallationDeps } from "../deps.ts";
import type { Secret } from "../secret.ts";
import { hashInvitationSecret } from "./invitation-secret.ts";

/** An invitation as its workspace has it, and the deps of that. */
export interface FoundInvitation {
  invitation: Invitation & { workspace: { name: string } };
  deps: CoreDeps;
}

/** The invitation of a secret; null for anything that is none. */
export async function findInvitation(
  installation: InstallationDeps,
  secret: Secret,
): Promise<FoundInvitation | null> {
  const named = await installation.database.system.invitation.findUnique({
    where: { hash: hashInvitationSecret(installation.cipher, secret) },
    select: { workspaceId: true, id: true },
  });
  if (named === null) return null;
  const deps = depsOf(installation, { workspaceId: named.workspaceId });
  const invitation = await deps.client.invitation.findFirst({
    where: { id: named.id },
    include: { workspace: { select: { name: true } } },
  });
  return invitation && { invitation, deps };
}
