import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { loadBatched } from "../load-batched.ts";

/** One account of the workspace by its uuid, read together with its siblings; null when there is none. */
export function loadSellerAccount(
  context: Context,
  info: GraphQLResolveInfo,
  query: object,
  id: string,
) {
  return loadBatched(context, info, id, async (ids) => {
    const rows = await context.deps.client.sellerAccount.findMany({
      ...query,
      where: { id: { in: ids } },
      relationLoadStrategy: "join",
    });
    return new Map(rows.map((row) => [row.id, row]));
  });
}
