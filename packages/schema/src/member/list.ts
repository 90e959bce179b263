import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";
import { Member } from "./member.ts";

/** Members and open invitations of a workspace are no more together. */
const LISTED_MAX = 200;

builder.queryField("members", (t) =>
  t.prismaField({
    type: [Member],
    complexity: pointsOfList(LISTED_MAX),
    description:
      "The people of the workspace, who joined first first. At most 200, all at once. Needs members:read.",
    resolve: (query, _root, _args, { deps }) =>
      deps.client.member.findMany({
        ...query,
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        relationLoadStrategy: "join",
      }),
  }),
);
