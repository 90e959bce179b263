import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePort } from "./free-port.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const READY_MS = 60_000;
const STEP_MS = 50;

/** What `start` writes for scripts. */
export interface DemoFile {
  graphqlUrl: string;
  sandboxUrl: string;
  dashboardUrl: string;
  apiKey: string;
  readOnlyApiKey: string;
  user: { email: string; password: string };
  otherWorkspace: { apiKey: string };
}

export interface Evergrant {
  demo: DemoFile;
  /** All it has printed, on both streams. */
  output(): string;
  /** Ends it as an operator would, and answers its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

export interface Place {
  folder: string;
  port: number;
  sandboxPort: number;
}

export async function findPlace(folder: string): Promise<Place> {
  return { folder, port: await findFreePort(), sandboxPort: await findFreePort() };
}

/** Starts what `pnpm start` starts, as a process of its own, and waits until it is ready. */
export async function startEvergrant({ folder, port, sandboxPort }: Place): Promise<Evergrant> {
  const child = spawn(process.execPath, [join(ROOT, "packages/server/src/main.ts")], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      EVERGRANT_DATA_DIR: folder,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  const output = () => printed.join("");
  await waitUntilReady(child, port, output);
  return {
    demo: JSON.parse(await readFile(join(folder, "demo.json"), "utf8")) as DemoFile,
    output,
    stop: () => end(child, "SIGTERM"),
    async kill() {
      await end(child, "SIGKILL");
    },
  };
}

async function waitUntilReady(
  child: ChildProcess,
  port: number,
  output: () => string,
): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`It ended before it was ready:\n${output()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null);
    // Another process might answer at this port: it must be this one that says so.
    if (answer?.ok && output().includes("Evergrant is ready.")) return;
    await delay(STEP_MS);
  }
  child.kill("SIGKILL");
  throw new Error(`It was not ready in time:\n${output()}`);
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once("close", (code) => resolve(code));
    child.kill(signal);
  });
}
