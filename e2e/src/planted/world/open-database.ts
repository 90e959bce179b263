import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { startTemporary, withDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";
import type { Vault } from "../search/vault.ts";

export interface PlantedDatabase {
  /** The server's folder: password, log and data. */
  folder: string;
  pid: number;
  port: number;
  /** For the test itself. */
  adminUrl: string;
  /** What the operator puts into DATABASE_URL, at another port. */
  urlAt(port: number): string;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own, with a role whose password is one of the secrets. */
export async function openDatabase(vault: Vault): Promise<PlantedDatabase> {
  const server = await startTemporary();
  const password = randomBytes(24).toString("base64url");
  const own = decodeURIComponent(new URL(server.url).password);
  vault.plant("database password", "serve: DATABASE_URL", password);
  vault.plant("database password", "serve: password of the server", own, "connected with");
  const adminUrl = withDatabase(server.url, "postgres");
  const folder = await withConnection(adminUrl, async (connection) => {
    await connection.query(`CREATE ROLE planted LOGIN SUPERUSER PASSWORD '${password}'`);
    await connection.query("CREATE DATABASE planted OWNER planted");
    const { rows } = await connection.query("SHOW data_directory");
    return dirname(String(rows[0]?.data_directory));
  });
  const { port } = new URL(server.url);
  return {
    ...{ folder, pid: server.pid, port: Number(port), stop: server.stop },
    adminUrl: withDatabase(server.url, "planted"),
    urlAt(at) {
      vault.prove(password, "connected with");
      return `postgresql://planted:${password}@127.0.0.1:${at}/planted`;
    },
  };
}
