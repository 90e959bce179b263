import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { MemberRole } from "./role.ts";

export const Member = builder.prismaObject("Member", {
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for as long as the person is a member.",
      resolve: ({ id }) => encodeGlobalId("Member", id),
    }),
    name: t.string({
      description: "What the person is called.",
      select: { user: { select: { name: true } } },
      resolve: ({ user }) => user.name,
    }),
    email: t.string({
      description: "The address that the person signs in with.",
      select: { user: { select: { email: true } } },
      resolve: ({ user }) => user.email,
    }),
    hasTwoFactor: t.boolean({
      description: "Whether the person signs in with a second factor.",
      select: { user: { select: { twoFactorEnabled: true } } },
      resolve: ({ user }) => user.twoFactorEnabled === true,
    }),
    role: t.expose("role", { type: MemberRole }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});
