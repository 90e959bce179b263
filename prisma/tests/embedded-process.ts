import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Another process that holds an embedded server. */
export type EmbeddedProcess = { child: ChildProcess; url: string; pid: number };

/** Starts one on `folder`; throws what it wrote when it cannot. */
export async function startProcess(
  folder: string,
  options: SpawnOptions = {},
): Promise<EmbeddedProcess> {
  const script = join(import.meta.dirname, "start-and-wait.ts");
  const child = spawn(process.execPath, [script, folder], {
    ...options,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr?.on("data", (chunk) => {
    complaint += String(chunk);
  });
  if (child.stdout === null) throw new Error("no output");
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, pid } = JSON.parse(line);
    return { child, url, pid };
  }
  throw new Error(complaint.trim());
}

/** Ends it the way a user does, and waits until its server is down. */
export async function endProcess({ child }: EmbeddedProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.stdin?.end();
  await ended;
}

/** Kills it so that it can clear up nothing. */
export async function killProcess({ child }: EmbeddedProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
