import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withConnection } from "@evergrant/db/owner";
import { encodeSecret } from "../search/encode.ts";
import { printError } from "../world/installation.ts";
import type { World } from "../world/open-world.ts";
import { connectSeller } from "./accounts.ts";

/**
 * Leaks on purpose, so that a search which finds nothing is known to have looked. A log line, a child's
 * environment and a command line are the preloaded module's to leak.
 */
export async function plantCanaries(world: World): Promise<void> {
  const { vault, folder, postgres, errors } = world;
  const plant = (name: string, signs = "") => {
    const value = randomBytes(24).toString("base64url") + signs;
    vault.plant("canary", `canary in ${name}`, value, "leaked on purpose");
    return value;
  };
  // A name is shown wherever the account is: in rows, on the wire, in answers, streams and events.
  for (const { installation } of [world.demo, world.serve])
    await connectSeller(world, installation, plant(`an account's name of ${installation.name}`));
  for (const [label, url] of Object.entries({
    demo: world.demo.databaseUrl,
    serve: postgres.adminUrl,
  }))
    await withConnection(url, async (connection) => {
      const name = plant(`a table of ${label}`);
      await connection.query("CREATE TABLE leaked (bytes bytea)");
      await connection.query("INSERT INTO leaked VALUES ($1)", [Buffer.from(name)]);
      const logged = plant(`PostgreSQL's log of ${label}`);
      await connection.query(`DO $$ BEGIN RAISE WARNING '${logged}'; END $$`);
      await connection.query("CHECKPOINT");
    });
  await writeFile(join(folder, "demo", "leaked"), plant("a file"));
  await writeFile(join(folder, "demo", "spelled"), spellOut(plant(EVERY_SPELLING, SIGNS)));
  await writeFile(join(folder, "temporary", "leaked"), btoa(plant("a temporary file")));
  for (const text of printError(new Error("outside", { cause: new Error(plant("a cause")) })))
    errors.add("an error of the test's own", text);
}

/** What the canary is called that stands in a file in each spelling that is searched. */
export const EVERY_SPELLING = "every spelling";

/** With these no spelling of it is the same as another. */
const SIGNS = '|/+"?????';

function spellOut(value: string): Buffer {
  const spelled = encodeSecret(Buffer.from(value));
  return Buffer.concat(spelled.flatMap(({ bytes }) => [bytes, Buffer.from("\n")]));
}
