import { DATA_MODEL } from "./data-model.ts";
import { isRecord, type Json } from "./record.ts";
import type { Walls } from "./scope-args.ts";

/** A row that is made below another is its own, by the reference that carries the workspace. */
const OWN = new Set(["create", "createMany"]);

/** Throws for a nested write that reaches for rows that are there: each is to be written by itself, in its scope. */
export function checkNested(model: string, data: Json, walls: Walls): void {
  for (const [name, value] of Object.entries(data)) {
    const field = DATA_MODEL.get(model)?.get(name);
    if (field === undefined || !DATA_MODEL.has(field.type) || !isRecord(value)) continue;
    const reaching = Object.keys(value).filter((key) => !OWN.has(key));
    if (reaching.length > 0 && (walls.models.has(model) || walls.models.has(field.type)))
      throw new Error(
        `${model}.${name}: ${reaching.join(", ")} is not scoped. Write it by itself.`,
      );
    for (const below of [value.create].flat().filter(isRecord))
      checkNested(field.type, below, walls);
  }
}
