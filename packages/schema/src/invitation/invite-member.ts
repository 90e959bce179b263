import { inviteMember, MailUnavailableError, RateLimitedError } from "@evergrant/core";
import { builder } from "../builder.ts";
import { MemberRole } from "../member/role.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { makeInvitationPayload } from "./payload.ts";

const InviteMemberInput = builder.inputType("InviteMemberInput", {
  description: "Whom to invite.",
  fields: (t) => ({
    email: t.string({
      required: true,
      description: "Where the invitation is sent; whoever accepts it signs in with this address.",
    }),
    role: t.field({ type: MemberRole, required: true, description: "What the person will be." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = makeInvitationPayload("InviteMemberPayload", "The invitation was sent.");

builder.mutationField("inviteMember", (t) =>
  t.field({
    type: resultUnion("InviteMemberResult", Payload, [MailUnavailableError, RateLimitedError]),
    description:
      "Sends a person the link with which he joins the workspace. It works once, for seven days; an open invitation to the same address and role is sent again. The answer is the same whether or not the address is registered. What could not be sent at once is tried again for a day. MAIL_UNAVAILABLE: this installation sends no mail; the invitation is kept. CONFLICT for a member, for an open invitation as another role, and beyond 200 members and open invitations. FORBIDDEN for a role that may do more than you. Needs members:write, and workspace:admin to invite an owner.",
    args: {
      input: t.arg({ type: InviteMemberInput, required: true, description: "Whom to invite." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "inviteMember", input }, (actor) =>
        inviteMember(context.deps, actor, context.viewer, {
          email: input.email,
          role: input.role,
        }),
      ),
  }),
);
