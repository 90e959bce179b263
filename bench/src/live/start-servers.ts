import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(
  new URL("./main.ts", import.meta.resolve("@evergrant/server/open-core")),
);
const BARE = fileURLToPath(new URL("./bare-broadcaster.ts", import.meta.url));
const START_TIMEOUT_MS = 60_000;
/** The key of testkit's cipher, so that keys made here are known there. */
const KEY_ID = 7;

/** A server in a process of its own. */
export interface MeasuredServer {
  port: number;
  isAlive(): boolean;
  /** What the process has in memory, in megabytes. */
  readRssMb(): number;
  stop(): Promise<void>;
}

/** The service's API as in production, on this database. */
export async function startService(url: string): Promise<MeasuredServer> {
  const port = await findFreePort();
  const child = spawn(process.execPath, [MAIN, "serve"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: url,
      PORT: `${port}`,
      LOG_LEVEL: "error",
      EVERGRANT_ROLE: "api",
      EVERGRANT_RATE_LIMIT: "off",
      EVERGRANT_PUBLIC_URL: `http://127.0.0.1:${port}`,
      EVERGRANT_ENCRYPTION_KEYS: `${KEY_ID}:${Buffer.alloc(32, KEY_ID).toString("base64")}`,
      EVERGRANT_AMAZON_CLIENT_ID: "client",
      EVERGRANT_AMAZON_CLIENT_SECRET: "secret",
      EVERGRANT_AMAZON_APPLICATION_ID: "application",
    },
  });
  const until = performance.now() + START_TIMEOUT_MS;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || performance.now() > until)
      throw new Error("The server did not start.");
    await delay(200);
  }
  return measure(child, port, () => child.kill("SIGTERM"));
}

export async function startBare(): Promise<MeasuredServer> {
  const child = fork(BARE, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return measure(child, port, () => child.disconnect());
}

function measure(child: ChildProcess, port: number, end: () => void): MeasuredServer {
  return {
    port,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    readRssMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
    },
    async stop() {
      end();
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
