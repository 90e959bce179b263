import { builder } from "../builder.ts";
import { pointsOfList } from "../cost/points.ts";
import { encodeGlobalId } from "../global-id.ts";
import { IssueKind } from "../issue/enums.ts";

export const SlackChannel = builder.prismaObject("SlackChannel", {
  select: { workspaceId: true, id: true },
  fields: (t) => ({
    id: t.id({
      description: "Opaque, the same for the life of the channel.",
      resolve: ({ id }) => encodeGlobalId("SlackChannel", id),
    }),
    name: t.exposeString("name"),
    lastFour: t.exposeString("lastFour"),
    kinds: t.expose("kinds", { type: [IssueKind] }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});

const LISTED_MAX = 20;

builder.queryField("slackChannels", (t) =>
  t.prismaField({
    type: [SlackChannel],
    complexity: pointsOfList(LISTED_MAX),
    description:
      "The channels of Slack that the workspace's issues are told in, the first first; at most 20. Their addresses are not shown. Needs workspace:write.",
    resolve: (query, _root, _args, { deps }) =>
      deps.client.slackChannel.findMany({
        ...query,
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
  }),
);
