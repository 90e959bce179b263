import { openDatabase } from "@evergrant/db";
import { listPlaces } from "./list-places.ts";
import { INSTALLATION_CONNECTIONS, PROCESSES, WRITERS } from "./policy.ts";
import { createWriteRound, type RoundOptions } from "./write-round.ts";

// A process of its own that writes to the log as long as it is told, and answers how many writes a second that were.

const [url = ""] = process.argv.slice(2);
// All processes together write as many at once as one alone.
const writers = WRITERS / PROCESSES;
const database = openDatabase({ url, poolSize: writers + INSTALLATION_CONNECTIONS });
const opening = listPlaces(url).then((places) => createWriteRound(database, places, writers));

process.on("message", async (options: RoundOptions) => {
  const round = await opening;
  process.send?.(await round(options));
});
process.on("disconnect", () => database.stop());
