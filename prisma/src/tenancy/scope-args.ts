import { boundsOf } from "./bounds.ts";
import { checkNested } from "./check-nested.ts";
import { isRecord, type Json } from "./record.ts";
import type { WorkspaceScope } from "./scope.ts";
import { scopeSelection } from "./scope-selection.ts";
import { compoundKeysOf } from "./unique-where.ts";

const READS = new Set([
  ...["findFirst", "findFirstOrThrow", "findMany", "findUnique", "findUniqueOrThrow"],
  ...["count", "aggregate", "groupBy"],
]);
const CHANGES = new Set([
  ...["update", "updateMany", "updateManyAndReturn", "delete", "deleteMany", "upsert"],
]);
const CREATES = new Set(["create", "createMany", "createManyAndReturn", "upsert"]);

/** Where the walls stand. */
export interface Walls {
  scope: WorkspaceScope;
  /** The models that are scoped; the rest is left as it was asked for. */
  models: ReadonlySet<string>;
}

/**
 * The arguments of an operation, with its scope put in: rows outside it are not found, and new rows lie
 * within it. Throws where a row outside is named to be written. A condition on a relation is left as it
 * is: what it can tell of another workspace is for row-level security to hold back.
 */
export function scopeArgs(model: string, operation: string, args: Json, walls: Walls): Json {
  const inside = scopeSelection(model, args, walls);
  for (const data of dataOf(inside)) checkNested(model, data, walls);
  if (!walls.models.has(model)) return inside;
  if (!READS.has(operation) && !CHANGES.has(operation) && !CREATES.has(operation))
    throw new Error(`${operation} is not scoped: say in scope-args.ts what it reads and writes.`);
  const bounds = boundsOf(model, walls.scope);
  const scoped: Json = { ...inside };
  if (READS.has(operation)) scoped.where = within(model, inside.where, bounds.read);
  if (CHANGES.has(operation)) scoped.where = within(model, inside.where, bounds.write);
  if (operation === "upsert") {
    scoped.create = place(model, inside.create, bounds.data);
    scoped.update = keep(model, inside.update, bounds.data);
  } else if (CREATES.has(operation)) {
    scoped.data = Array.isArray(inside.data)
      ? inside.data.map((row) => place(model, row, bounds.data))
      : place(model, inside.data, bounds.data);
  } else if (CHANGES.has(operation) && inside.data !== undefined) {
    scoped.data = keep(model, inside.data, bounds.data);
  }
  return scoped;
}

/** A condition, and what must hold besides; nothing is added that a compound key of it says already. */
function within(model: string, where: unknown, bounds: Json): Json {
  const given = isRecord(where) ? where : {};
  const said = compoundKeysOf(model, given);
  const missing = Object.entries(bounds).filter(
    ([column, value]) => given[column] !== value && !said.some((key) => key[column] === value),
  );
  if (missing.length === 0) return given;
  const { AND: others = [], ...rest } = given;
  const all = Array.isArray(others) ? others : [others];
  return { ...rest, AND: [...all, Object.fromEntries(missing)] };
}

/** A new row, in its place. */
function place(model: string, row: unknown, columns: Record<string, string>): Json {
  return { ...keep(model, row, columns), ...columns };
}

/** What is written, unless it would put the row elsewhere. */
function keep(model: string, row: unknown, columns: Record<string, string>): Json {
  const given = isRecord(row) ? row : {};
  for (const [column, value] of Object.entries(columns)) {
    if (given[column] !== undefined && given[column] !== value)
      throw new Error(`A ${model} was to be written outside its scope: ${column} is another's.`);
  }
  return given;
}

function dataOf({ data, create, update }: Json): Json[] {
  return [data, create, update].flat().filter(isRecord);
}
