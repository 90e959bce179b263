import { readFileSync } from "node:fs";
import { schemaFile } from "../migration-list.ts";

/** A field of a model, as schema.prisma declares it. */
export interface Field {
  type: string;
  isList: boolean;
  isOptional: boolean;
}

export type DataModel = ReadonlyMap<string, ReadonlyMap<string, Field>>;

const MODEL = /^model (\w+) \{\n([\s\S]*?)^\}/gm;
const FIELD = /^ +(\w+) +(\w+)(\[\])?(\?)?/gm;

/** The models of a schema and their fields. The generated client knows them too, but not which are lists. */
export function parseDataModel(schema: string): DataModel {
  const models = Array.from(schema.matchAll(MODEL), ([, name = "", body = ""]) => {
    const fields = Array.from(
      body.matchAll(FIELD),
      ([, field = "", type = "", list, optional]): [string, Field] => [
        field,
        { type, isList: list !== undefined, isOptional: optional !== undefined },
      ],
    );
    return [name, new Map(fields)] as const;
  });
  return new Map(models);
}

export const DATA_MODEL: DataModel = parseDataModel(readFileSync(schemaFile, "utf8"));

/** The models of tenants: a workspace, and all that carries one. */
export const TENANT_MODELS: readonly string[] = [...DATA_MODEL].flatMap(([name, fields]) =>
  name === "Workspace" || fields.has("workspaceId") ? [name] : [],
);
