import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { waitFor } from "../wait-until.ts";
import type { Question, Vitals } from "./node-probe.ts";

const MAIN = join(import.meta.dirname, "../../../packages/server/src/main.ts");
const PROBE = join(import.meta.dirname, "node-probe.ts");
const START_MS = 180_000;
/** How long a process that has much to do may take to say that it is ready. */
const READY_MS = 5_000;
/** Longer than a process may take to end in order, also where it has little of the machine. */
const END_MS = 60_000;
const ANSWER_MS = 10_000;

export type Role = "api" | "worker";

/** One process of the fleet, and its successors: they keep its name, port and lanes. */
export interface FleetNode {
  readonly name: string;
  readonly role: Role;
  readonly url: string;
  readonly pid: number | undefined;
  isUp(): boolean;
  /** Starts it and waits until it is ready, or, with false, until it was spawned. */
  start(waits?: boolean): Promise<void>;
  waitUntilReady(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM; answers its exit code once it has ended. */
  terminate(): Promise<number | null>;
  readVitals(): Promise<Vitals>;
  /** The bytes that are left when all that may be is collected; collects it. */
  readHeldBytes(): Promise<number>;
}

export function createFleetNode(given: {
  name: string;
  role: Role;
  port: number;
  logFolder: string;
  variables: Record<string, string>;
}): FleetNode {
  const { name, role, port, logFolder, variables } = given;
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;

  const isReady = async (): Promise<boolean> => {
    if (child === null) throw new Error(`${name} ended while it was waited for; see ${logFolder}`);
    try {
      const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(READY_MS) });
      await response.body?.cancel();
      return response.status === 200;
    } catch {
      return false;
    }
  };

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = child;
    if (ending === null) return null;
    const exited = once(ending, "exit");
    ending.kill(signal);
    const patience = new AbortController();
    const [code] = await Promise.race([
      exited,
      delay(END_MS, undefined, { signal: patience.signal }).then(() => {
        ending.kill("SIGKILL");
        return exited;
      }),
    ]);
    patience.abort();
    return code as number | null;
  }

  async function ask(question: Question): Promise<unknown> {
    const asked = child;
    if (asked === null) throw new Error(`${name} does not run.`);
    const answer = once(asked, "message", { signal: AbortSignal.timeout(ANSWER_MS) });
    asked.send(question);
    const [told] = await answer;
    return told;
  }

  return {
    ...{ name, role, url },
    get pid() {
      return child?.pid;
    },
    isUp: () => child !== null,
    async start(waits = true) {
      if (child !== null) throw new Error(`${name} runs already.`);
      const log = openSync(join(logFolder, `${name}.log`), "a");
      const started = spawn(process.execPath, ["--expose-gc", "--import", PROBE, MAIN, "serve"], {
        env: {
          PATH: process.env.PATH,
          // Most of a start is reading the program, which its brothers have read before.
          NODE_COMPILE_CACHE: join(logFolder, "compiled"),
          PORT: `${port}`,
          EVERGRANT_ROLE: role,
          ...variables,
        },
        stdio: ["ignore", log, log, "ipc"],
      });
      child = started;
      started.once("exit", () => {
        if (child === started) child = null;
      });
      if (waits) await waitFor(`${name} is ready`, START_MS, isReady);
    },
    waitUntilReady: () => waitFor(`${name} is ready`, START_MS, isReady),
    async kill() {
      await end("SIGKILL");
    },
    terminate: () => end("SIGTERM"),
    readVitals: async () => (await ask("vitals")) as Vitals,
    readHeldBytes: async () => (await ask("held")) as number,
  };
}
