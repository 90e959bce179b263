import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox, listenSandbox, type Sandbox } from "@evergrant/sandbox";
import { startTraceReceiver, type TraceReceiver } from "../../trace-receiver.ts";
import { createGathering, type Gathering } from "../search/place.ts";
import { createVault, type Vault } from "../search/vault.ts";
import { type AmazonProxy, startAmazonProxy } from "./amazon-proxy.ts";
import { type DatabaseProxy, startDatabaseProxy } from "./database-proxy.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { learnSecrets } from "./learn-secrets.ts";
import { openDatabase, type PlantedDatabase } from "./open-database.ts";
import { type Receivers, startReceivers } from "./receivers.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { type Demo, startDemo } from "./start-demo.ts";
import { type Serve, startServe } from "./start-serve.ts";
import { type ProcessWatch, watchProcesses } from "./watch-processes.ts";

export interface World {
  vault: Vault;
  recorder: Recorder;
  errors: Gathering;
  output: Gathering;
  events: Gathering;
  metrics: Gathering;
  traces: Gathering;
  /** The log of deliveries, as it is told. */
  deliveries: Gathering;
  /** Whoever `serve` sends webhooks, posts and mails to. */
  receivers: Receivers;
  /** What traces of both are sent to. */
  collector: TraceReceiver;
  watch: ProcessWatch;
  /** Below it lie the demo's folder and the temporary one. */
  folder: string;
  demo: Demo & { installation: Installation };
  serve: Serve & { installation: Installation };
  /** What `serve` is given as Amazon, as its database, and the application that it is. */
  amazon: AmazonProxy;
  sandbox: Sandbox;
  database: DatabaseProxy;
  postgres: PlantedDatabase;
  /** Learns what the processes were heard to say to Amazon: the demo's has no proxy before it. */
  learnFromProcesses(): Promise<void>;
  close(): Promise<void>;
}

/** Two installations: the demo, and `serve` between a listening database and a lying Amazon. */
export async function openWorld(): Promise<World> {
  const ends: (() => Promise<unknown>)[] = [];
  const root = await mkdtemp(join(tmpdir(), "evergrant-planted-"));
  ends.push(() => rm(root, { recursive: true, force: true }));
  // Where root must run PostgreSQL as another user, that one has to get in.
  await chmod(root, 0o711);
  const close = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    return { ...(await build(root, ends)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  root: string,
  ends: (() => Promise<unknown>)[],
): Promise<Omit<World, "close">> {
  const vault = createVault();
  const recorder = createRecorder();
  const [errors, output, events] = [
    createGathering("errors of the SDK"),
    createGathering("logs"),
    createGathering("events"),
  ];
  const [metrics, traces] = [createGathering("metrics"), createGathering("traces")];
  const deliveries = createGathering("delivery log");
  const receivers = await startReceivers(vault);
  ends.push(receivers.stop);
  const collector = await startTraceReceiver((body) => traces.add("an export", body));
  ends.push(collector.stop);
  const watch = watchProcesses();
  ends.push(() => watch.stop());
  const folder = join(root, "searched");
  await mkdir(join(folder, "temporary"), { recursive: true });
  const heard = join(root, "heard");
  const orders = await writeOrders(root, heard, vault);
  const environment = {
    PLANTED_ORDERS: orders,
    LOG_LEVEL: "debug",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: "500",
    TMPDIR: join(folder, "temporary"),
    // They start several times: what they have compiled is kept, outside of what is searched.
    NODE_COMPILE_CACHE: join(root, "compiled"),
  };

  const startingDemo = startDemo({
    ...{ vault, output, watch, environment },
    folder: join(folder, "demo"),
  });
  startingDemo.catch(() => undefined);
  ends.push(async () => (await startingDemo.catch(() => null))?.server().signal("SIGTERM"));

  const postgres = await openDatabase(vault);
  watch.add("PostgreSQL of serve", postgres.pid);
  const database = await startDatabaseProxy(postgres.port);
  const sandbox = await createSandbox({ publicUrl: "http://127.0.0.1" });
  const listening = await listenSandbox(sandbox, { host: "127.0.0.1", port: 0 });
  const target = { url: listening.url, application: () => sandbox.application };
  const amazon = await startAmazonProxy(target, vault);
  ends.push(
    postgres.stop,
    () => database.stop(),
    () => sandbox.close(),
    listening.close,
    () => amazon.stop(),
  );
  const databaseUrl = postgres.urlAt(database.port);
  const amazonUrl = amazon.url;
  const given = { vault, output, watch, environment, databaseUrl, amazonUrl, sandbox, receivers };
  const serve = await startServe(given);
  ends.push(() => serve.server().signal("SIGTERM"));
  const apiKey = await serve.makeApiKey(postgres.adminUrl);
  vault.plant("API key", "serve: key", apiKey);
  await sandbox.registerApplication({
    redirectUris: [`${serve.url}/api/amazon/callback`],
    loginUri: `${serve.url}/api/amazon/login`,
  });
  const demo = await startingDemo;
  const open = { recorder, errors };
  return {
    ...{ vault, recorder, errors, output, events, metrics, traces, collector, watch, folder },
    ...{ deliveries, receivers },
    ...{ amazon, sandbox, database, postgres },
    demo: {
      ...demo,
      installation: openInstallation({
        ...open,
        name: "demo",
        url: new URL(demo.file.graphqlUrl).origin,
        apiKey: demo.file.apiKey,
        sandboxUrl: demo.file.sandboxUrl,
      }),
    },
    serve: {
      ...serve,
      installation: openInstallation({
        ...open,
        name: "serve",
        url: serve.url,
        apiKey,
        sandboxUrl: listening.url,
      }),
    },
    async learnFromProcesses() {
      learnSecrets(vault, "heard", await readFile(heard, "utf8"));
    },
  };
}

/** What the preloaded module is to leak, which the search has to find. */
async function writeOrders(root: string, heard: string, vault: Vault): Promise<string> {
  const [logLine, childEnvironment, childArgument] = [
    "a log line",
    "an environment",
    "an argument",
  ].map((name) => {
    const value = randomBytes(24).toString("base64url");
    vault.plant("canary", `canary in ${name}`, value, "leaked on purpose");
    return value;
  });
  const path = join(root, "orders.json");
  await writeFile(path, JSON.stringify({ heard, logLine, childEnvironment, childArgument }));
  return path;
}
