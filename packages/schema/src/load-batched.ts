import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "./context.ts";

type Load<Row> = (ids: string[]) => Promise<ReadonlyMap<string, Row>>;

interface Batch {
  ids: Set<string>;
  rows: Promise<ReadonlyMap<string, unknown>>;
}

const batchesOf = new WeakMap<Context, Map<string, Batch>>();

/**
 * Loads one row together with those that the same field asks for on its siblings, in one statement.
 * Nothing is kept once the statement is sent: a subscription's next event reads anew.
 */
export async function loadBatched<Row>(
  context: Context,
  info: GraphQLResolveInfo,
  id: string,
  load: Load<Row>,
): Promise<Row | null> {
  return loadBatchedAt(context, placeOf(info), id, load);
}

/** The same for what is read alike wherever it is selected: all that ask for it at one time share a statement. */
export async function loadBatchedAt<Row>(
  context: Context,
  place: string,
  id: string,
  load: Load<Row>,
): Promise<Row | null> {
  const batches = batchesOf.get(context) ?? new Map<string, Batch>();
  batchesOf.set(context, batches);
  const batch = batches.get(place) ?? openBatch(batches, place, load);
  batch.ids.add(id);
  const rows = await batch.rows;
  // Whoever shares a place shares its loader, and so its kind of row.
  return (rows.get(id) as Row | undefined) ?? null;
}

function openBatch<Row>(batches: Map<string, Batch>, place: string, load: Load<Row>): Batch {
  const ids = new Set<string>();
  const rows = new Promise<void>((resolve) => {
    setImmediate(resolve);
  }).then(() => {
    batches.delete(place);
    return load([...ids]);
  });
  const batch = { ids, rows };
  batches.set(place, batch);
  return batch;
}

/** The field in the query, without the index in a list: what is selected below it is the same. */
function placeOf(info: GraphQLResolveInfo): string {
  const keys: string[] = [];
  for (let path: GraphQLResolveInfo["path"] | undefined = info.path; path; path = path.prev) {
    if (typeof path.key === "string") keys.push(`${path.typename}.${path.key}`);
  }
  return keys.join("<");
}
