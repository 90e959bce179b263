import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoFile, findPlace } from "../../start-evergrant.ts";
import type { Gathering } from "../search/place.ts";
import type { Vault } from "../search/vault.ts";
import { type SpawnedServer, spawnServer } from "./spawn-server.ts";
import type { ProcessWatch } from "./watch-processes.ts";

const READY = /API +(\S+)\/graphql/;

interface WholeDemoFile extends DemoFile {
  amazonApp: { clientSecret: string };
}

export interface Demo {
  file: DemoFile;
  /** Of its embedded PostgreSQL. */
  databaseUrl: string;
  server(): SpawnedServer;
  restart(): Promise<void>;
}

/** What `pnpm start` starts; the secrets that it makes are planted from where it has put them. */
export async function startDemo(given: {
  vault: Vault;
  folder: string;
  environment: Record<string, string>;
  output: Gathering;
  watch: ProcessWatch;
}): Promise<Demo> {
  const { vault, folder, output, watch } = given;
  const { port, sandboxPort } = await findPlace(folder);
  const environment = {
    ...given.environment,
    EVERGRANT_DATA_DIR: folder,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
  };
  const start = () => spawnServer({ name: "demo", environment, ready: READY, output, watch });
  let server = await start();
  const read = (path: string) => readFile(join(folder, path), "utf8");
  const file = JSON.parse(await read("demo.json")) as WholeDemoFile;
  vault.plant("API key", "demo: key", file.apiKey);
  vault.plant("API key", "demo: read-only key", file.readOnlyApiKey);
  vault.plant("API key", "demo: other workspace's key", file.otherWorkspace.apiKey);
  vault.plant("client secret", "demo: client secret", file.amazonApp.clientSecret);
  const [, key = ""] = (await read("encryption-keys")).split(":");
  vault.plant("encryption key", "demo: encryption key", Buffer.from(key, "base64"));
  const password = await read("postgres/password");
  vault.plant("database password", "demo: password of the server", password, "connected with");
  const [pid, , , databasePort] = (await read("postgres/data/postmaster.pid")).split("\n");
  watch.add("child of demo", Number(pid));
  return {
    file,
    databaseUrl: `postgresql://evergrant:${password}@127.0.0.1:${databasePort}/evergrant`,
    server: () => server,
    async restart() {
      server = await start();
    },
  };
}
