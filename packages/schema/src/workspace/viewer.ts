import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { encodeGlobalId } from "../global-id.ts";
import { MemberRole } from "../member/role.ts";
import { Workspace } from "./workspace.ts";

const Viewer = builder.objectRef<Context>("Viewer").implement({
  description: "Who is asking.",
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for the life of the key, or of the person.",
      resolve: ({ viewer }) => encodeGlobalId("Viewer", viewer.id),
    }),
    name: t.string({
      description: "What the key or the person is called.",
      resolve: ({ viewer }) => viewer.name,
    }),
    workspace: t.prismaField({
      type: Workspace,
      description: "The workspace that is asked. Nothing outside it can be seen.",
      resolve: (query, _viewer, _args, { deps }) => deps.client.workspace.findFirstOrThrow(query),
    }),
    role: t.field({
      type: MemberRole,
      nullable: true,
      description: "What the person is in the workspace; null for what has scopes of its own.",
      resolve: ({ viewer }) => viewer.role,
    }),
    scopes: t.stringList({
      description: "What the viewer may do, such as `accounts:read`, in alphabetical order.",
      resolve: ({ viewer }) => [...viewer.scopes].sort(),
    }),
  }),
});

builder.queryField("viewer", (t) =>
  t.field({
    type: Viewer,
    description: "Who is asking, and what he may do. Needs no scope.",
    resolve: (_root, _args, context) => context,
  }),
);
