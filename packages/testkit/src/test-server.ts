import { randomUUID } from "node:crypto";
import { migrate, startTemporary, withDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";

/** The server that the test databases of a run lie on. */
export type TestServer = { templateUrl: string; stop(): Promise<void> };

/** Uses the server of DATABASE_URL or starts one for this run, and migrates a template on it. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startTemporary();
  const template = `test_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const templateUrl = withDatabase(server.url, template);
  const stop = async (): Promise<void> => {
    if (given) await dropDatabases(given, template);
    await server.stop();
  };
  try {
    await migrate({ url: templateUrl });
  } catch (error) {
    await stop();
    throw error;
  }
  return { templateUrl, stop };
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  await withConnection(withDatabase(url, "postgres"), async (connection) => {
    const { rows } = await connection.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [prefix],
    );
    for (const { datname } of rows) {
      await connection.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    }
  });
}
