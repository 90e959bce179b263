import { writeFile } from "node:fs/promises";
import { printSchema } from "graphql";
import { schema } from "./schema.ts";

// toSchema sorts what it makes, so that the text is the same for the same schema.
await writeFile(new URL("../schema.graphql", import.meta.url), `${printSchema(schema)}\n`);
