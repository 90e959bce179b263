import { invitationNotFound } from "@evergrant/core";
import { builder } from "../builder.ts";
import { Invitation } from "./invitation.ts";

/** What core answers, and an idempotency key keeps: not the address. */
export type InvitationPayload = { invitationId: string };

export function makeInvitationPayload(name: string, description: string) {
  return builder.objectRef<InvitationPayload>(name).implement({
    description,
    fields: (t) => ({
      invitation: t.prismaField({
        type: Invitation,
        description: "The invitation as it is now.",
        resolve: async (query, { invitationId: id }, _args, { deps, actor: { workspaceId } }) => {
          const where = { workspaceId_id: { workspaceId, id } };
          const invitation = await deps.client.invitation.findUnique({ ...query, where });
          if (invitation === null) throw invitationNotFound();
          return invitation;
        },
      }),
    }),
  });
}
