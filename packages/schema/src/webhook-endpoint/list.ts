import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";
import { decodeIdOf } from "../global-id.ts";
import { WebhookEndpoint } from "./webhook-endpoint.ts";

/** As many as a workspace may have. */
const LISTED_MAX = 50;

builder.queryFields((t) => ({
  webhookEndpoints: t.prismaField({
    type: [WebhookEndpoint],
    complexity: pointsOfList(LISTED_MAX),
    description:
      "Where the workspace has its events sent, oldest first. At most 50, all at once. Needs events:read.",
    resolve: (query, _root, _args, { deps }) =>
      deps.client.webhookEndpoint.findMany({
        ...query,
        where: { deletedAt: null },
        orderBy: { id: "asc" },
      }),
  }),
  webhookEndpoint: t.prismaField({
    type: WebhookEndpoint,
    nullable: true,
    description:
      "One endpoint; null where the workspace has no such one, or has deleted it. Needs events:read.",
    args: { id: t.arg.id({ required: true, description: "The endpoint's id." }) },
    resolve: (query, _root, args, { deps }) => {
      const id = decodeIdOf("WebhookEndpoint", args.id);
      if (id === null) return null;
      return deps.client.webhookEndpoint.findFirst({ ...query, where: { id, deletedAt: null } });
    },
  }),
}));
