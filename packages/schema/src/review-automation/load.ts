import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { loadBatched } from "../load-batched.ts";

/** The automation of an account by the account's uuid, read together with its siblings; null when there is none. */
export function loadReviewAutomation(
  context: Context,
  info: GraphQLResolveInfo,
  query: object,
  sellerAccountId: string,
) {
  return loadBatched(context, info, sellerAccountId, async (ids) => {
    const automations = await context.deps.client.reviewAutomation.findMany({
      ...query,
      where: { sellerAccountId: { in: ids } },
      relationLoadStrategy: "join",
    });
    return new Map(automations.map((automation) => [automation.sellerAccountId, automation]));
  });
}
