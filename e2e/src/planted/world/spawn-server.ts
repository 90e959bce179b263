import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Gathering } from "../search/place.ts";
import type { ProcessWatch } from "./watch-processes.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const MAIN = join(ROOT, "packages/server/src/main.ts");
const ROTATE_KEYS = join(ROOT, "packages/server/src/rotate-keys-command.ts");
const PRELOAD = join(import.meta.dirname, "preload.ts");
const READY_MS = 120_000;
const STEP_MS = 50;

export interface SpawnedServer {
  pid: number;
  /** The address that it says it listens at. */
  url: string;
  /** What it has printed until now. */
  printed(): string;
  signal(signal: NodeJS.Signals): Promise<number | null>;
}

interface Options {
  /** What it is called in the report: `demo` or `serve`. */
  name: "demo" | "serve";
  environment: Record<string, string>;
  /** What it prints once it is ready, with its address. */
  ready: RegExp;
  output: Gathering;
  watch: ProcessWatch;
}

/** Starts what `pnpm start` and `pnpm serve` start, watched and with every word kept. */
export async function spawnServer(options: Options): Promise<SpawnedServer> {
  const { name, ready } = options;
  const { child, pid, printed } = spawnScript(options, [MAIN, ...argumentsOf(name)]);
  return {
    pid,
    url: await findUrl(child, ready, printed),
    printed,
    async signal(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const closed = once(child, "close");
      child.kill(signal);
      const [code] = await closed;
      return code as number | null;
    },
  };
}

/** Runs what `pnpm rotate-keys` runs, to its end, and answers its exit code. */
export async function runKeyRotation(options: Omit<Options, "ready">): Promise<number | null> {
  const { child } = spawnScript(options, [ROTATE_KEYS]);
  const [code] = await once(child, "close");
  return code as number | null;
}

function spawnScript(
  { name, environment, output, watch }: Omit<Options, "ready">,
  script: readonly string[],
) {
  const child = spawn(process.execPath, ["--import", PRELOAD, ...script], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: "trace", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (child.pid === undefined) throw new Error(`${name} could not be started.`);
  watch.add(name, child.pid);
  let printed = "";
  for (const [stream, source] of [
    ["stdout", child.stdout],
    ["stderr", child.stderr],
  ] as const)
    source.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      output.add(`${name} ${stream}`, chunk);
    });
  return { child, pid: child.pid, printed: () => printed };
}

function argumentsOf(name: Options["name"]): string[] {
  return name === "serve" ? ["serve"] : [];
}

async function findUrl(child: ChildProcess, ready: RegExp, printed: () => string): Promise<string> {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const url = ready.exec(printed())?.[1];
    if (url !== undefined) return url;
    await delay(STEP_MS);
  }
  child.kill("SIGKILL");
  throw new Error(`It was not ready:\n${printed()}`);
}
