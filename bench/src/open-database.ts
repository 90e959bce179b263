import { randomUUID } from "node:crypto";
import { migrate, startTemporary, withDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";

/** A migrated, empty database of our own, which is dropped when it is disposed of. */
export interface BenchDatabase extends AsyncDisposable {
  url: string;
}

export interface BenchServer {
  createDatabase(): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

/** Uses the server of `given`, never the database that it names, or starts a temporary one. */
export async function openServer(given: string | undefined): Promise<BenchServer> {
  const server = given ? { url: given, stop: async () => {} } : await startTemporary();
  return {
    stop: server.stop,
    async createDatabase() {
      const name = `job_plans_${randomUUID().replaceAll("-", "")}`;
      const url = withDatabase(server.url, name);
      await migrate({ url });
      const drop = async (): Promise<void> => {
        await withConnection(withDatabase(server.url, "postgres"), (connection) =>
          connection.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
        );
      };
      return { url, [Symbol.asyncDispose]: drop };
    },
  };
}
