import { ROLES } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { MemberRole } from "../member/role.ts";
import { readOneOf, readText, requireOneOf } from "./data.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";

builder.objectRef<LoggedEvent>("MemberChanged").implement({
  description:
    "A person joined the workspace, got another role there, or went: MEMBER_JOINED, MEMBER_ROLE_CHANGED, MEMBER_REMOVED. The log names people by ids alone.",
  interfaces: [EventInterface],
  fields: (t) => ({
    memberId: t.id({
      description: "The member's id, also once he is gone.",
      resolve: (event) => encodeGlobalId("Member", readText(event, "memberId")),
    }),
    role: t.field({
      type: MemberRole,
      description: "The role from then on; of one who went, his last.",
      resolve: (event) => requireOneOf(event, "role", ROLES),
    }),
    previousRole: t.field({
      type: MemberRole,
      nullable: true,
      description: "The role until then; null but for MEMBER_ROLE_CHANGED.",
      resolve: (event) => readOneOf(event, "from", ROLES),
    }),
  }),
});

builder.objectRef<LoggedEvent>("InvitationChanged").implement({
  description:
    "A person was invited to the workspace, or an invitation was withdrawn: MEMBER_INVITED, INVITATION_CANCELLED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    invitationId: t.id({
      description: "The invitation's id.",
      resolve: (event) => encodeGlobalId("Invitation", readText(event, "invitationId")),
    }),
    role: t.field({
      type: MemberRole,
      description: "What the person was to be.",
      resolve: (event) => requireOneOf(event, "role", ROLES),
    }),
  }),
});
