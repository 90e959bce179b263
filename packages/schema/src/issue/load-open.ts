import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { loadBatched } from "../load-batched.ts";

/** The newest issue of an account that is not over, read together with its siblings'; null when there is none. */
export function loadOpenIssue(
  context: Context,
  info: GraphQLResolveInfo,
  query: object,
  sellerAccountId: string,
) {
  return loadBatched(context, info, sellerAccountId, async (ids) => {
    const { select, ...rest } = withAccount(query);
    const rows = await context.deps.client.issue.findMany({
      ...rest,
      ...(select && { select }),
      where: { sellerAccountId: { in: ids }, openAs: { not: null } },
      orderBy: [{ openedAt: "asc" }, { id: "asc" }],
      relationLoadStrategy: "join",
    });
    return new Map(rows.map((row) => [row.sellerAccountId ?? "", row]));
  });
}

/** Whatever the client selects, the account is needed to hand the row out. */
function withAccount(query: object): { select?: object } {
  if (!("select" in query)) return query;
  return { ...query, select: { ...Object(query.select), sellerAccountId: true } };
}
