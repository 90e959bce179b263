import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { encodeGlobalId } from "../global-id.ts";
import { Workspace } from "./workspace.ts";

const Viewer = builder.objectRef<Context>("Viewer").implement({
  description: "Who is asking.",
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for the life of the key.",
      resolve: ({ actor }) => encodeGlobalId("Viewer", actor.id ?? actor.workspaceId),
    }),
    name: t.exposeString("viewerName", { description: "What the key is called." }),
    workspace: t.prismaField({
      type: Workspace,
      description: "The workspace that the key belongs to. Nothing outside it can be seen.",
      resolve: (query, _viewer, _args, { deps }) => deps.client.workspace.findFirstOrThrow(query),
    }),
    scopes: t.stringList({
      description: "What the key may do, such as `accounts:read`, in alphabetical order.",
      resolve: ({ scopes }) => [...scopes].sort(),
    }),
  }),
});

builder.queryField("viewer", (t) =>
  t.field({
    type: Viewer,
    description: "Who is asking, and what the key may do. Needs no scope.",
    resolve: (_root, _args, context) => context,
  }),
);
