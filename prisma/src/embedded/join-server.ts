import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "../living-process.ts";
import { isAnswering, readMark } from "./probe-server.ts";

const STEP_MS = 100;
const TIMEOUT_MS = 60_000;

/** Waits for the server that another living process starts on this folder. */
export async function joinServer(
  folder: string,
  data: string,
  holder: number,
): Promise<{ pid: number; port: number; password: string }> {
  const deadline = performance.now() + TIMEOUT_MS;
  while (performance.now() < deadline && isAlive(holder)) {
    const password = await readFile(join(folder, "password"), "utf8").catch(() => "");
    const mark = await readMark(data);
    if (mark && (await isAnswering(mark.port, password, data))) return { ...mark, password };
    await delay(STEP_MS);
  }
  throw new Error(
    `Process ${holder} holds ${folder} and starts no database. End it and try again.`,
  );
}
