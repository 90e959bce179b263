import type { Invitation, WorkspaceTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { Role } from "../access/role.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { invitationHashOf } from "./invitation-secret.ts";
import { INVITATION_LIFE_MS } from "./policy.ts";

/** Makes an invitation and tells it, as the last of a transaction. */
export async function writeInvitation(
  tx: WorkspaceTransaction,
  { clock, machineClock, cipher }: Pick<CoreDeps, "clock" | "machineClock" | "cipher">,
  actor: Actor,
  { email, role }: { email: string; role: Role },
): Promise<Invitation> {
  const createdAt = machineClock.now();
  const id = uuidv7({ msecs: createdAt.getTime() });
  const expiresAt = new Date(createdAt.getTime() + INVITATION_LIFE_MS);
  const { workspaceId } = actor;
  const hash = invitationHashOf(cipher, id);
  const invitation = await tx.invitation.create({
    data: { workspaceId, id, email, role, hash, createdAt, expiresAt },
  });
  const data = { invitationId: id, role };
  const event = { type: "MEMBER_INVITED", sellerAccountId: null, data, after: { role } } as const;
  await appendEvents(tx, actor, [event], clock.now());
  return invitation;
}
