import { DATA_MODEL } from "./data-model.ts";
import { isRecord, type Json } from "./record.ts";

const OPERATORS = new Set(["AND", "OR", "NOT"]);

/** What a condition says by keys of several columns, such as `workspaceId_id`. */
export function compoundKeysOf(model: string, where: Json): Json[] {
  return entriesOf(model, where).flatMap(([, value]) => (isRecord(value) ? [value] : []));
}

/** A condition for one row as any other reading takes it: the columns of a compound key by themselves. */
export function flattenKeys(model: string, where: Json): Json {
  const compound = entriesOf(model, where);
  const names = new Set(compound.map(([name]) => name));
  const rest = Object.entries(where).filter(([name]) => !names.has(name));
  return { ...Object.fromEntries(rest), ...Object.assign({}, ...compound.map(([, key]) => key)) };
}

function entriesOf(model: string, where: Json): [string, unknown][] {
  const fields = DATA_MODEL.get(model);
  return Object.entries(where).filter(([name]) => !OPERATORS.has(name) && !fields?.has(name));
}
