import { memberNotFound } from "@evergrant/core";
import { builder } from "../builder.ts";
import { decodeIdOf, encodeGlobalId } from "../global-id.ts";
import type { InputFields } from "../mutation.ts";
import { Member } from "./member.ts";

/** What core answers, and an idempotency key keeps. */
export type MemberPayload = { memberId: string };

export function makeMemberPayload(name: string, description: string) {
  return builder.objectRef<MemberPayload>(name).implement({
    description,
    fields: (t) => ({
      member: t.prismaField({
        type: Member,
        description: "The member as he is now.",
        resolve: async (query, { memberId: id }, _args, { deps, actor: { workspaceId } }) => {
          const where = { workspaceId_id: { workspaceId, id } };
          const member = await deps.client.member.findUnique({ ...query, where });
          if (member === null) throw memberNotFound();
          return member;
        },
      }),
    }),
  });
}

export function makeGoneMemberPayload(name: string, description: string) {
  return builder.objectRef<MemberPayload>(name).implement({
    description,
    fields: (t) => ({
      memberId: t.id({
        description: "The id that the member had.",
        resolve: ({ memberId }) => encodeGlobalId("Member", memberId),
      }),
    }),
  });
}

/** The field that names the member a mutation is about. */
export function memberIdField(t: InputFields) {
  return t.id({ required: true, description: "The member's id." });
}

/** The uuid of the member that an input names. Throws NotFoundError for an id never handed out. */
export function readMemberId(globalId: string): string {
  const id = decodeIdOf("Member", globalId);
  if (id === null) throw memberNotFound();
  return id;
}
