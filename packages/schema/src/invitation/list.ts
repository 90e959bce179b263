import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";
import { Invitation } from "./invitation.ts";

const LISTED = 200;

builder.queryField("invitations", (t) =>
  t.prismaField({
    type: [Invitation],
    complexity: pointsOfList(LISTED),
    description:
      "Who was invited to the workspace, newest first, at most 200. The links are not shown again. Needs members:read.",
    resolve: (query, _root, _args, { deps }) =>
      deps.client.invitation.findMany({
        ...query,
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: LISTED,
      }),
  }),
);
