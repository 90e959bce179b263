import { spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "../living-process.ts";
import { isAnswering } from "./probe-server.ts";
import { composeCommand, type Runner } from "./runner.ts";

const STEP_MS = 20;
const ANSWER_TIMEOUT_MS = 60_000;

/** A running server. */
export type RunningServer = { pid: number; port: number };

/** Starts `postgres` and waits until it answers. Throws the last line it wrote when it ends instead. */
export async function runServer(
  runner: Runner,
  options: { password: string; durable: boolean; logFile: string },
): Promise<RunningServer> {
  const port = await findFreePort();
  const {
    file,
    args,
    options: spawnOptions,
  } = composeCommand(runner, "postgres", [
    ...["-D", runner.data],
    ...composeSettings(port, options.durable),
  ]);
  const log = await open(options.logFile, "w", 0o600);
  // In a session of its own, so that what ends us leaves it time to be stopped in order.
  const child = spawn(file, args, {
    ...spawnOptions,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  const failure = new Promise<undefined>((resolve) => {
    child.once("error", () => resolve(undefined));
    child.once("exit", () => resolve(undefined));
  });
  await log.close();
  child.unref();
  const { pid } = child;
  const deadline = performance.now() + ANSWER_TIMEOUT_MS;
  while (pid !== undefined && child.exitCode === null && child.signalCode === null) {
    if (await isAnswering(port, options.password, runner.data)) return { pid, port };
    if (performance.now() > deadline) break;
    await Promise.race([delay(STEP_MS), failure]);
  }
  if (pid !== undefined && child.exitCode === null) child.kill("SIGQUIT");
  throw new Error(`PostgreSQL did not start: ${await readLastLine(options.logFile)}`);
}

/** Ends the server: in order, or at once when it does not obey within 30 s. */
export async function endServer(pid: number, isUrgent = false): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ["SIGINT", 30_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ];
  for (const [signal, patienceMs] of isUrgent ? steps.slice(1) : steps) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = performance.now() + patienceMs;
    while (isAlive(pid) && performance.now() < deadline) await delay(STEP_MS);
    if (!isAlive(pid)) return;
  }
}

function composeSettings(port: number, durable: boolean): string[] {
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
    "log_timezone=UTC",
    // The log must not repeat what stands in rows and statements.
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
    ...(durable ? [] : ["fsync=off", "full_page_writes=off"]),
  ];
  return settings.flatMap((setting) => ["-c", setting]);
}

async function readLastLine(file: string): Promise<string> {
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  return lines.findLast((line) => line.includes("FATAL")) ?? lines.at(-1) ?? "it said nothing";
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
