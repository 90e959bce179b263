import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const COMMAND = join(import.meta.dirname, "../../../packages/server/src/rotate-keys-command.ts");

/** The command that operators run, as a process of its own. */
export interface Rotation {
  /** What it has printed, a line each. */
  lines(): string[];
  isRunning(): boolean;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Its exit code. */
  ended: Promise<number | null>;
}

export function startRotation(
  environment: Record<string, string>,
  args: readonly string[] = [],
): Rotation {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  const ended = once(child, "close").then(([code]) => (typeof code === "number" ? code : null));
  return {
    lines: () => printed.trimEnd().split("\n"),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    ended,
  };
}
