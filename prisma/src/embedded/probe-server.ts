import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withConnection } from "../create-database.ts";
import { SUPERUSER } from "./initialise.ts";

/** What a server wrote into its data folder about itself. */
export type ServerMark = { pid: number; port: number };

/** Reads postmaster.pid; undefined when there is none or it is only half written. */
export async function readMark(data: string): Promise<ServerMark | undefined> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/** The connection string of the server on `port`. */
export function composeUrl(port: number, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Whether a server answers on `port`, takes our password and has this very data folder. */
export async function isAnswering(port: number, password: string, data: string): Promise<boolean> {
  try {
    return await withConnection(composeUrl(port, password, "postgres"), async (connection) => {
      const { rows } = await connection.query("SHOW data_directory");
      return rows[0]?.data_directory === data;
    });
  } catch {
    return false;
  }
}
