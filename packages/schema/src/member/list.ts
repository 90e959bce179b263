import { builder } from "../builder.ts";
import { Member } from "./member.ts";

builder.queryField("members", (t) =>
  t.prismaField({
    type: [Member],
    description:
      "The people of the workspace, who joined first first. At most 200, all at once. Needs members:read.",
    resolve: (query, _root, _args, { deps, actor: { workspaceId } }) =>
      deps.client.member.findMany({
        ...query,
        where: { workspaceId },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        relationLoadStrategy: "join",
      }),
  }),
);
