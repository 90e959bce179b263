// Fails when the schema breaks a client of the released one. `pnpm release-schema` moves the line.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findBreaks } from "./check/find-breaks.ts";

const folder = join(import.meta.dirname, "../packages/schema");
const released = await readFile(join(folder, "released.graphql"), "utf8");
const current = await readFile(join(folder, "schema.graphql"), "utf8");

const breaks = await findBreaks(released, current);
for (const message of breaks) process.stdout.write(`breaking: ${message}\n`);
if (breaks.length > 0) {
  process.stdout.write(
    "Keep the old and deprecate it; if the break is meant, run `pnpm release-schema`.\n",
  );
  process.exitCode = 1;
}
