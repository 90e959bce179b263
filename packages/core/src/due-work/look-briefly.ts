import type { Database } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";

/** So long the database counts at most, whether anybody still waits for it or not. */
const LOOK_LIMIT_MS = 2_000;

type System = InstallationDeps["database"]["system"];
type Look = Parameters<Parameters<System["$transaction"]>[0]>[0];

/** Counts something for whoever watches the service; PostgreSQL gives it up when it takes too long. */
export async function lookBriefly<T>(
  { system }: Pick<Database, "system">,
  look: (tx: Look) => Promise<T>,
): Promise<T> {
  return system.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(LOOK_LIMIT_MS)}, true)`;
    return look(tx);
  });
}
