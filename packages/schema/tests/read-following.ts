import { readEvents } from "@evergrant/core";
import { type DocumentNode, execute } from "graphql";
import type { Context } from "../src/context.ts";
import type { Following } from "../src/event/following.ts";
import { schema } from "../src/schema.ts";

/** The data of each event that a subscription tells, of those that are there by now. */
export async function readFollowing(
  context: Context,
  { start, head, types, sellerAccountIds }: Following,
  document: DocumentNode,
): Promise<Record<string, unknown>[]> {
  const filter = { types, sellerAccountIds };
  const events = await readEvents(context.deps, { ...filter, after: start.position, limit: 1_000 });
  const results = await Promise.all(
    events.map((event) =>
      execute({
        ...{ schema, document, contextValue: { ...context } },
        rootValue: { ...event, epoch: head.epoch },
      }),
    ),
  );
  return results.map(({ data, errors }) => {
    if (!data || errors) throw new AggregateError(errors ?? []);
    return { ...data };
  });
}
