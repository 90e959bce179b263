import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "../living-process.ts";
import { findLeftovers } from "./find-leftovers.ts";
import { initialise } from "./initialise.ts";
import { isAnswering, readMark } from "./probe-server.ts";
import { endServer, type RunningServer, runServer } from "./run-server.ts";
import type { Runner } from "./runner.ts";

const RETRY_MS = 15_000;
const RETRY_STEP_MS = 250;

type Options = { password: string; durable: boolean; logFile: string };

/** Goes on with the server that a killed process of ours left behind, or starts one. */
export async function openServer(runner: Runner, options: Options): Promise<RunningServer> {
  const mark = await readMark(runner.data);
  if (mark && (await isAnswering(mark.port, options.password, runner.data))) return mark;
  await initialise(runner, options.password, options.durable);
  const deadline = performance.now() + RETRY_MS;
  for (;;) {
    await clearLeftovers(runner.data);
    try {
      return await runServer(runner, options);
    } catch (error) {
      if (!isPassing(error) || performance.now() > deadline) throw error;
    }
    await delay(RETRY_STEP_MS);
  }
}

/** What a kill -9 left may take some seconds to go, and a port may be taken from under us. */
function isPassing(error: unknown): boolean {
  return /shared memory|lock file|TCP\/IP sockets|starting up/.test(String(error));
}

/** Ends, by id, what still works on the data, and a mark that names a stranger's process. */
async function clearLeftovers(data: string): Promise<void> {
  const leftovers = await findLeftovers(data);
  const mark = await readMark(data);
  if (mark && leftovers.includes(mark.pid)) await endServer(mark.pid);
  for (const pid of await findLeftovers(data)) await endServer(pid, true);
  if (process.platform === "linux" && mark && isAlive(mark.pid)) {
    await rm(join(data, "postmaster.pid"), { force: true });
  }
}
