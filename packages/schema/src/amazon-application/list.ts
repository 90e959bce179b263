import { findDefaultApplication } from "@evergrant/core";
import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";
import { AmazonApplication } from "./amazon-application.ts";

/** The installation's own, and as many as a workspace may bring. */
const LISTED_MAX = 101;

builder.queryField("amazonApplications", (t) =>
  t.prismaField({
    type: [AmazonApplication],
    complexity: pointsOfList(LISTED_MAX),
    description:
      "The applications that accounts can be connected with: the installation's own first, then those that the workspace brought, oldest first. At most 101, all at once. Needs accounts:read.",
    resolve: async (query, _root, _args, context) => {
      const { deps } = context;
      const { id } = await findDefaultApplication(deps);
      return deps.client.amazonApplication.findMany({
        ...query,
        where: { OR: [{ id }, { workspaceId: { not: null } }] },
        orderBy: [
          { workspaceId: { sort: "asc", nulls: "first" } },
          { createdAt: "asc" },
          { id: "asc" },
        ],
      });
    },
  }),
);
