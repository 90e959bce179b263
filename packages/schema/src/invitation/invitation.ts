import { invitationStatus } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { MemberRole } from "../member/role.ts";

const InvitationStatus = builder.enumType("InvitationStatus", {
  description: "Whether an invitation works.",
  values: {
    OPEN: { description: "It can be accepted." },
    ACCEPTED: { description: "The person joined with it." },
    CANCELLED: { description: "It was withdrawn." },
    EXPIRED: { description: "Its seven days are over." },
  } as const,
});

export const Invitation = builder.prismaObject("Invitation", {
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for the life of the invitation.",
      resolve: ({ id }) => encodeGlobalId("Invitation", id),
    }),
    email: t.exposeString("email"),
    role: t.expose("role", { type: MemberRole }),
    status: t.field({
      type: InvitationStatus,
      description: "Whether it works.",
      select: { acceptedAt: true, cancelledAt: true, expiresAt: true },
      resolve: (invitation, _args, { deps }) =>
        invitationStatus(invitation, deps.machineClock.now()),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
  }),
});
