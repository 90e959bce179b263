// Lists the documents that the SDK sends, by their hashes, for servers that run no others for front ends.
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { type DocumentNode, Kind, print } from "graphql";
import * as generated from "./src/generated/graphql.ts";

const documents = Object.values<DocumentNode>(generated)
  .filter(({ definitions }) => definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION))
  .map((document) => print(document));
const entries = documents.map((text) => [createHash("sha256").update(text).digest("hex"), text]);
await writeFile(
  new URL("src/generated/trusted-documents.json", import.meta.url),
  `${JSON.stringify(Object.fromEntries(entries.toSorted()), null, 2)}\n`,
);
