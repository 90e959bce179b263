import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { loadBatched } from "../load-batched.ts";

/** One member of the workspace by his uuid, read together with others; null when there is none. */
export function loadMember(context: Context, info: GraphQLResolveInfo, query: object, id: string) {
  return loadBatched(context, info, id, async (ids) => {
    const rows = await context.deps.client.member.findMany({
      ...query,
      where: { id: { in: ids } },
      relationLoadStrategy: "join",
    });
    return new Map(rows.map((row) => [row.id, row]));
  });
}
