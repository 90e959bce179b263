import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { loadBatched } from "../load-batched.ts";

/** The token of an account by the account's uuid, read together with its siblings; null when there is none. */
export function loadMwsToken(
  context: Context,
  info: GraphQLResolveInfo,
  query: object,
  sellerAccountId: string,
) {
  return loadBatched(context, info, sellerAccountId, async (ids) => {
    const tokens = await context.deps.client.mwsToken.findMany({
      ...query,
      where: { sellerAccountId: { in: ids } },
      relationLoadStrategy: "join",
    });
    return new Map(tokens.map((token) => [token.sellerAccountId, token]));
  });
}
