import { changeMemberRole, NotFoundError } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { makeMemberPayload, memberIdField, readMemberId } from "./payload.ts";
import { MemberRole } from "./role.ts";

const ChangeMemberRoleInput = builder.inputType("ChangeMemberRoleInput", {
  description: "Who is to be what.",
  fields: (t) => ({
    memberId: memberIdField(t),
    role: t.field({ type: MemberRole, required: true, description: "The role from now on." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = makeMemberPayload("ChangeMemberRolePayload", "The member has the role.");

builder.mutationField("changeMemberRole", (t) =>
  t.field({
    type: resultUnion("ChangeMemberRoleResult", Payload, [NotFoundError]),
    description:
      "Changes what a member may do, from his next request on; his live subscriptions end. CONFLICT for the last owner, FORBIDDEN for a role that may do more than you. Needs members:write, and workspace:admin to make or unmake an owner.",
    args: {
      input: t.arg({
        type: ChangeMemberRoleInput,
        required: true,
        description: "Who is to be what.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "changeMemberRole", input }, async (actor) =>
        changeMemberRole(context.deps, actor, context.viewer, {
          memberId: readMemberId(input.memberId),
          role: input.role,
        }),
      ),
  }),
);
