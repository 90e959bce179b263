import type { Database } from "@evergrant/db";
import { openBehindWalls, TENANT_MODELS } from "@evergrant/db/owner";

/** A database in which the scope of models can be taken away while it is used. */
export interface Walls {
  database: Database;
  /** From now on operations on these models are not confined to a workspace; all others are. */
  leaveOpen(models: readonly string[]): void;
}

export function createWalls(url: string): Walls {
  const opened = new Map<string, Database>();
  let current = openWithout([]);
  return {
    database: {
      // What crosses workspaces is not confined to one anyway.
      ...current,
      inWorkspace: (scope) => current.inWorkspace(scope),
      async stop() {
        for (const database of opened.values()) await database.stop();
      },
    },
    leaveOpen(models) {
      current = openWithout(models);
    },
  };

  function openWithout(models: readonly string[]): Database {
    const known = opened.get(models.join());
    if (known !== undefined) return known;
    const scoped = TENANT_MODELS.filter((model) => !models.includes(model));
    const database = openBehindWalls({ url, poolSize: 3 }, scoped);
    opened.set(models.join(), database);
    return database;
  }
}
