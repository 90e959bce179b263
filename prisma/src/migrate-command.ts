import { DatabaseUnavailableError } from "./availability/database-unavailable-error.ts";
import { isUnavailable } from "./availability/is-unavailable.ts";
import { migrate } from "./migrate.ts";

const url = process.env.DATABASE_URL;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (url === undefined || url === "") {
  process.stderr.write("Set DATABASE_URL to the database that is to be migrated.\n");
  process.exitCode = 1;
} else {
  try {
    const applied = await migrate({ url, onProgress: say });
    say(applied.length === 0 ? "The database is up to date." : `Applied ${applied.length}.`);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    process.stderr.write(`${new DatabaseUnavailableError(error).message}\n`);
    process.exitCode = 1;
  }
}
