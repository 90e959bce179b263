import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { openDatabase } from "@evergrant/db";
import { createClient as createDatabaseClient } from "@evergrant/db/owner";
import { createSandbox, listenSandbox } from "@evergrant/sandbox";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { createTestDatabase } from "@evergrant/testkit/database";
import { expect, vi } from "vitest";

const KEY = Buffer.alloc(32, 7);
const MAIN = join(import.meta.dirname, "../../packages/server/src/main.ts");
const SYSTEM_CLOCK = { now: () => new Date() };

export type Installation = Awaited<ReturnType<typeof startInstallation>>;

/** A production installation in parts: a database and a simulated Amazon, on which processes are started. */
export async function startInstallation() {
  const ends: (() => Promise<unknown>)[] = [];
  const database = await createTestDatabase();
  const db = createDatabaseClient({ url: database.url });
  const scoped = openDatabase({ url: database.url });
  const sandbox = await createSandbox({ publicUrl: "http://127.0.0.1" });
  const amazon = await listenSandbox(sandbox, { host: "127.0.0.1", port: 0 });
  ends.push(
    amazon.close,
    () => sandbox.close(),
    () => database.drop(),
    () => db.$disconnect(),
    scoped.stop,
  );
  const { clientId, clientSecret, applicationId } = sandbox.application;

  /** Starts one process of it, and answers its address. */
  async function serve(
    role: "api" | "worker",
    name: string = role,
    more: Record<string, string> = {},
  ): Promise<string> {
    const child: ChildProcess = spawn(process.execPath, [MAIN, "serve"], {
      env: {
        PATH: process.env.PATH,
        PORT: "0",
        DATABASE_URL: database.url,
        EVERGRANT_ROLE: role,
        EVERGRANT_PUBLIC_URL: "http://127.0.0.1",
        EVERGRANT_DRAIN_SECONDS: "0",
        EVERGRANT_ENCRYPTION_KEYS: `7:${KEY.toString("base64")}`,
        EVERGRANT_AMAZON_CLIENT_ID: clientId,
        EVERGRANT_AMAZON_CLIENT_SECRET: clientSecret,
        EVERGRANT_AMAZON_APPLICATION_ID: applicationId,
        EVERGRANT_AMAZON_LWA_URL: amazon.url,
        EVERGRANT_AMAZON_SP_API_URL_NA: amazon.url,
        EVERGRANT_AMAZON_SP_API_URL_EU: amazon.url,
        EVERGRANT_AMAZON_SP_API_URL_FE: amazon.url,
        ...more,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    ends.push(async () => {
      const closed = once(child, "close");
      child.kill("SIGTERM");
      expect(await closed).toEqual([0, null]);
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
      });
    return vi.waitFor(() => {
      const url = /listens at (\S+)\./.exec(printed)?.[1];
      if (url === undefined) throw new Error(`The ${name} is not up:\n${printed}`);
      return url;
    }, 60_000);
  }

  return {
    db,
    sandbox,
    serve,
    /** What makes workspaces and keys of it, as a process of its own would. */
    deps: {
      database: scoped,
      machineClock: SYSTEM_CLOCK,
      cipher: createTestCipher(),
      keyKind: "live" as const,
    },
    async end() {
      for (const end of ends.splice(0).reverse()) await end();
    },
  };
}
