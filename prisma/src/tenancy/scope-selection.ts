import { boundsOf } from "./bounds.ts";
import { DATA_MODEL } from "./data-model.ts";
import { isRecord, type Json } from "./record.ts";
import type { Walls } from "./scope-args.ts";

/**
 * What is read along with a row, scoped like the row itself: lists of a tenant's rows, however deep, and
 * their counts. A single row needs no condition: the reference to it carries the workspace.
 */
export function scopeSelection(model: string, args: Json, walls: Walls): Json {
  const scoped: Json = { ...args };
  for (const key of ["select", "include"]) {
    const chosen = args[key];
    if (isRecord(chosen)) scoped[key] = scopeChosen(model, chosen, walls);
  }
  return scoped;
}

function scopeChosen(model: string, chosen: Json, walls: Walls): Json {
  return Object.fromEntries(
    Object.entries(chosen).map(([name, value]) => {
      if (name === "_count") return [name, scopeCounts(model, value, walls)];
      const field = DATA_MODEL.get(model)?.get(name);
      if (field === undefined || !DATA_MODEL.has(field.type)) return [name, value];
      if (value !== true && !isRecord(value)) return [name, value];
      const below = scopeSelection(field.type, value === true ? {} : value, walls);
      if (!field.isList) return [name, value === true ? true : below];
      return [name, scopeList(field.type, value, below, walls)];
    }),
  );
}

function scopeList(type: string, value: unknown, below: Json, { scope, models }: Walls): unknown {
  if (!models.has(type)) return value === true ? true : below;
  const given = below.where === undefined ? [] : [below.where];
  return { ...below, where: { AND: [...given, boundsOf(type, scope).read] } };
}

function scopeCounts(model: string, value: unknown, walls: Walls): unknown {
  const lists = [...(DATA_MODEL.get(model) ?? [])].filter(
    ([, { type, isList }]) => isList && DATA_MODEL.has(type),
  );
  const all = Object.fromEntries(lists.map(([name]) => [name, true]));
  const select = isRecord(value) && isRecord(value.select) ? value.select : all;
  return value === true || isRecord(value) ? { select: scopeChosen(model, select, walls) } : value;
}
