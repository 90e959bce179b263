import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { createTestDatabase } from "@evergrant/testkit/database";
import { pino } from "pino";
import type { DemoFile } from "../src/demo/demo-file.ts";
import { readDemoEnvironment } from "../src/environment.ts";
import { startDemo } from "../src/start-demo.ts";

/** The whole demo in this process, on a database of its own. */
export interface DemoWorld {
  client: PrismaClient;
  /** demo.json as it is now. */
  readFile(): Promise<DemoFile>;
  /** Calls a control of the sandbox's; with a body, by POST. */
  control(path: string, body?: object): Promise<Record<string, unknown>>;
  /** Makes an operation, with the demo's key; answers its data. */
  ask(source: string, variables?: object): Promise<Record<string, unknown>>;
  /** Stops the demo; answers for how many milliseconds it took. */
  stop(): Promise<number>;
  close(): Promise<void>;
}

export async function startDemoWorld(logger = pino({ enabled: false })): Promise<DemoWorld> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "evergrant-demo-"));
  const environment = readDemoEnvironment({
    ...{ PORT: "0", SANDBOX_PORT: "0", LOG_LEVEL: "silent" },
    ...{ EVERGRANT_DATA_DIR: folder, DATABASE_URL: database.url },
  });
  const running = await startDemo(environment, { logger, say: () => {} });
  const client = createClient({ url: database.url });
  const readDemo = async () => JSON.parse(await readFile(join(folder, "demo.json"), "utf8"));
  const { sandboxUrl, graphqlUrl, apiKey } = await readDemo();
  let hasStopped = false;
  const stop = async () => {
    const startedAt = performance.now();
    if (!hasStopped) await running.stop();
    hasStopped = true;
    return performance.now() - startedAt;
  };
  const post = async (url: string, body: object, headers = {}) => {
    const response = await fetch(url, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
    return response.json();
  };
  return {
    ...{ client, stop, readFile: readDemo },
    control: async (path, body) =>
      body === undefined
        ? (await fetch(`${sandboxUrl}/_sandbox/${path}`)).json()
        : post(`${sandboxUrl}/_sandbox/${path}`, body),
    async ask(query, variables = {}) {
      const headers = { authorization: `Bearer ${apiKey}` };
      const { data, errors } = await post(graphqlUrl, { query, variables }, headers);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
    async close() {
      await stop();
      await client.$disconnect();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}
