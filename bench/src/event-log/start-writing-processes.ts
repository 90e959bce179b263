import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { PROCESSES } from "./policy.ts";
import type { RoundOptions, WriteRound } from "./write-round.ts";

const PROGRAM = fileURLToPath(new URL("./writing-process.ts", import.meta.url));

export interface WritingProcesses {
  /** A round of all of them at once: their writes together. */
  round: WriteRound;
  stop(): Promise<void>;
}

/** As a fleet writes: several processes to the same logs, and to the same workspaces. */
export function startWritingProcesses(url: string): WritingProcesses {
  const children = Array.from({ length: PROCESSES }, () =>
    fork(PROGRAM, [url], { stdio: ["ignore", "inherit", "inherit", "ipc"] }),
  );
  return {
    async round(options) {
      const rates = await Promise.all(children.map((child) => order(child, options)));
      return rates.reduce((sum, rate) => sum + rate, 0);
    },
    async stop() {
      await Promise.all(children.map(end));
    },
  };
}

/** Throws where the process ends instead of answering. */
async function order(child: ChildProcess, options: RoundOptions): Promise<number> {
  const over = new AbortController();
  const { signal } = over;
  try {
    const answered = once(child, "message", { signal });
    const ended = once(child, "exit", { signal }).then(() => {
      throw new Error("A writing process has ended.");
    });
    child.send(options);
    const [rate] = (await Promise.race([answered, ended])) as [number];
    return rate;
  } finally {
    over.abort();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.disconnect();
  await ended;
}
