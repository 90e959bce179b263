import { readHead } from "@evergrant/core";
import type { GraphQLSchema } from "graphql";
import type { Context } from "../context.ts";
import { loadBatchedAt } from "../load-batched.ts";
import { presenterOf } from "./presenter-of.ts";

/** What is posted of a delivery's event: the events of all that are asked for together are read at once. */
export async function loadBody(
  context: Context,
  schema: GraphQLSchema,
  { position, occurredAt }: { position: bigint; occurredAt: Date },
): Promise<string | null> {
  const id = `${position} ${occurredAt.toISOString()}`;
  return loadBatchedAt(context, "WebhookDelivery.body", id, async (ids) => {
    const { client } = context.deps;
    const { epoch } = await readHead({ client });
    const places = ids.map((each) => each.split(" "));
    const moments = places.map(([, moment = ""]) => new Date(moment).getTime());
    const events = await client.event.findMany({
      where: {
        position: { in: places.map(([each = "0"]) => BigInt(each)) },
        occurredAt: { gte: new Date(Math.min(...moments)), lte: new Date(Math.max(...moments)) },
      },
    });
    const present = presenterOf(schema);
    const bodies = events.map(async (event) => {
      const key = `${event.position} ${event.occurredAt.toISOString()}`;
      return [key, JSON.stringify(await present(event, epoch))] as const;
    });
    return new Map(await Promise.all(bodies));
  });
}
