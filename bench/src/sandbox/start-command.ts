import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import type { Credentials } from "./operations.ts";
import type { Send } from "./run-load.ts";

const COMMAND = fileURLToPath(new URL("./main.ts", import.meta.resolve("@evergrant/sandbox")));
const CONNECTIONS = 32;

export interface RunningCommand {
  send: Send;
  credentials: Credentials;
  /** From its start until it said where it listens. */
  startSeconds: number;
  readRssMb(): number;
  stop(): Promise<void>;
}

/** The sandbox's own command in a process of its own, and a pool of connections to it. */
export async function startCommand(folder: string | undefined): Promise<RunningCommand> {
  const startedAt = performance.now();
  const port = await findFreePort();
  const args = [COMMAND, "--port", `${port}`, ...(folder === undefined ? [] : ["--data", folder])];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const printed = await readCredentials(child);
  const startSeconds = (performance.now() - startedAt) / 1_000;
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS });
  return {
    credentials: printed,
    startSeconds,
    send: async ({ method, path, headers, body = null }, wantsText) => {
      const answer = await pool.request({ method, path, headers, body });
      if (wantsText) return { status: answer.statusCode, text: await answer.body.text() };
      await answer.body.dump({ limit: Number.POSITIVE_INFINITY });
      return { status: answer.statusCode, text: "" };
    },
    readRssMb: () =>
      Number(execFileSync("ps", ["-o", "rss=", "-p", `${child.pid}`], { encoding: "utf8" })) /
      1_024,
    async stop() {
      await pool.close();
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

async function readCredentials(child: ChildProcess): Promise<Credentials> {
  const printed = new Map<string, string>();
  if (!child.stdout) throw new Error("The command's output cannot be read.");
  for await (const line of createInterface({ input: child.stdout })) {
    const [name, value] = line.split(/ {2,}/);
    if (name && value) printed.set(name, value);
    if (line.includes("curl ")) break;
  }
  const [clientId, clientSecret] = [printed.get("Client id"), printed.get("Client secret")];
  if (!clientId || !clientSecret) throw new Error("The command did not start.");
  return { clientId, clientSecret };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
