import { builder } from "../builder.ts";
import { Invitation } from "./invitation.ts";

const LISTED = 200;

builder.queryField("invitations", (t) =>
  t.prismaField({
    type: [Invitation],
    description:
      "Who was invited to the workspace, newest first, at most 200. The links are not shown again. Needs members:read.",
    resolve: (query, _root, _args, { deps, actor: { workspaceId } }) =>
      deps.client.invitation.findMany({
        ...query,
        where: { workspaceId },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: LISTED,
      }),
  }),
);
