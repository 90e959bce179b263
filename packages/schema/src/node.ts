import { BadInputError } from "@evergrant/core";
import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { pointsOfIds } from "./cost/points.ts";
import { decodeGlobalId } from "./global-id.ts";

/** How many ids `nodes` takes at once. */
const MAX_NODES = 100;

type Load = (context: Context, ids: string[], query: object) => Promise<{ id: string }[]>;

const loaders: Record<string, Load> = {
  SellerAccount: ({ deps }, ids, query) =>
    deps.client.sellerAccount.findMany({
      ...query,
      where: { id: { in: ids } },
      relationLoadStrategy: "join",
    }),
  MwsToken: ({ deps }, ids, query) =>
    deps.client.mwsToken.findMany({
      ...query,
      where: { id: { in: ids } },
      relationLoadStrategy: "join",
    }),
  ReviewAutomation: ({ deps }, ids, query) =>
    deps.client.reviewAutomation.findMany({
      ...query,
      where: { id: { in: ids } },
      relationLoadStrategy: "join",
    }),
  RenewLink: ({ deps }, ids, query) =>
    deps.client.renewLink.findMany({
      ...query,
      where: { id: { in: ids } },
      relationLoadStrategy: "join",
    }),
  AmazonApplication: ({ deps, viewer }, ids, query) =>
    deps.client.amazonApplication.findMany({
      ...query,
      // The list of them is none of a bound viewer's business; his account's own he sees there.
      where: { id: { in: viewer.sellerAccountId === null ? ids : [] } },
    }),
  Issue: ({ deps }, ids, query) =>
    deps.client.issue.findMany({
      ...query,
      where: { id: { in: ids } },
      relationLoadStrategy: "join",
    }),
  Workspace: ({ deps }, ids, query) =>
    deps.client.workspace.findMany({
      ...query,
      where: { id: { in: ids } },
    }),
};

async function loadNodes(context: Context, info: GraphQLResolveInfo, globalIds: string[]) {
  const wanted = globalIds.map(decodeGlobalId);
  const found = new Map<string, object>();
  await Promise.all(
    Object.entries(loaders).map(async ([typename, load]) => {
      const ids = wanted.flatMap((node) => (node?.typename === typename ? [node.id] : []));
      if (ids.length === 0) return;
      const query = queryFromInfo({ context, info, typeName: typename });
      for (const row of await load(context, ids, query)) {
        found.set(`${typename}:${row.id}`, { ...row, __typename: typename });
      }
    }),
  );
  return wanted.map((node) => (node && found.get(`${node.typename}:${node.id}`)) ?? null);
}

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description:
      "Any object by its id; null, without an error, for an id that the workspace does not know. Needs accounts:read.",
    args: { id: t.arg.id({ required: true, description: "The object's id." }) },
    resolve: async (_root, { id }, context, info) => {
      const [node] = await loadNodes(context, info, [id]);
      return node ?? null;
    },
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    complexity: ({ ids }) => pointsOfIds(ids),
    description:
      "Objects by their ids, in the same order; null for each that the workspace does not know. Needs accounts:read.",
    args: {
      ids: t.arg.idList({
        required: true,
        description: "The objects' ids. More than 100 are refused with BAD_INPUT.",
      }),
    },
    resolve: (_root, { ids }, context, info) => {
      if (ids.length > MAX_NODES) {
        throw new BadInputError(`nodes takes at most ${MAX_NODES} ids; ask in portions.`);
      }
      return loadNodes(context, info, ids);
    },
  }),
}));
