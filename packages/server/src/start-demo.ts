import { access, constants, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createAmazon, createFetch } from "@evergrant/amazon";
import { LOGIN_PATH, redirectUriOf, releaseDueWork } from "@evergrant/core";
import { migrate, startEmbedded, takePidLock } from "@evergrant/db";
import type { Logger } from "pino";
import { createApi } from "./create-api.ts";
import { readDemoFile, writeDemoFile } from "./demo/demo-file.ts";
import { openDemoKeys } from "./demo/demo-keys.ts";
import { findDemoQueue, prepareDemoQueue } from "./demo/open-demo-queue.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { type DemoEnvironment, StartError } from "./environment.ts";
import { createGraphiql } from "./http/graphiql.ts";
import { createDatabaseCheck, createReady, health } from "./http/health.ts";
import { createIndexPage } from "./http/index-page.ts";
import { listen, type Route } from "./http/listen.ts";
import { createRequestObserver } from "./http/observe-request.ts";
import { createExclusive } from "./jobs/exclusive.ts";
import { auditOptions, createLogKeeper } from "./jobs/log-keeper.ts";
import { createTimeHooks } from "./jobs/time-hooks.ts";
import { startWithKeys } from "./keys/start-with-keys.ts";
import { createFolderMailer } from "./mail/folder-mailer.ts";
import { createMetrics } from "./metrics/create-metrics.ts";
import { createMetricsRoute } from "./metrics/create-metrics-route.ts";
import { watchNode } from "./metrics/watch-node.ts";
import { openCore, SYSTEM_CLOCK } from "./open-core.ts";
import { createStack, type Running } from "./running.ts";
import { startWorker } from "./start-worker.ts";
import { openTracing } from "./tracing/open-tracing.ts";
import { createOperationObserver } from "./web-socket/observe-operation.ts";

const USER_AGENT = "Evergrant/0.1 (Language=TypeScript)";

/** Everything in one process: database, sandbox, worker and API, with a workspace to try it in. */
export async function startDemo(
  environment: DemoEnvironment,
  { logger, say }: { logger: Logger; say: (line: string) => void },
): Promise<Running> {
  const stack = createStack();
  try {
    await compose(environment, { logger, say, stack });
    return stack;
  } catch (error) {
    await stack.stop().catch((stopError: unknown) => logger.error({ err: stopError }));
    throw error;
  }
}

async function compose(
  environment: DemoEnvironment,
  given: { logger: Logger; say: (line: string) => void; stack: ReturnType<typeof createStack> },
): Promise<void> {
  const { logger, say, stack } = given;
  const { EVERGRANT_DATA_DIR: folder, EVERGRANT_HOST: host } = environment;
  stack.add(await openFolder(folder));
  const kept = await readDemoFile(folder);
  const url = environment.DATABASE_URL ?? (await startDatabase(folder, given));
  await migrate({ url, onProgress: say });

  const { startSandbox } = await import("./demo/start-sandbox.ts");
  const port = environment.SANDBOX_PORT;
  const amazonSandbox = await startSandbox({ folder: join(folder, "sandbox"), host, port });
  stack.add(amazonSandbox.stop);
  say(`The Amazon sandbox answers at ${amazonSandbox.url}.`);

  const metrics = createMetrics();
  watchNode(metrics.registry, "demo");
  const tracing = await openTracing(environment, logger);
  stack.add(tracing.stop);
  const { sandbox } = amazonSandbox;
  const { developerId, ...application } = sandbox.application;
  const { url: sandboxUrl } = amazonSandbox;
  const queue = findDemoQueue(sandboxUrl);
  const outbox = join(folder, "outbox");
  // Known once the API listens.
  let publicUrl = "";
  const core = openCore({
    url,
    redisUrl: environment.REDIS_URL,
    // The terminal is for people.
    ...{ logger, metrics, eventLevel: "debug" },
    keys: await openDemoKeys(folder),
    clock: sandbox,
    amazon: (shared) =>
      createAmazon({
        ...shared,
        fetch: createFetch(),
        lwaUrl: sandboxUrl,
        spApiUrls: { NA: sandboxUrl, EU: sandboxUrl, FE: sandboxUrl },
        mwsAuthorization: { developerId },
        userAgent: USER_AGENT,
      }),
    sellerCentral: {
      manageAppsUrl: ({ sellingPartnerId }) => sandbox.manageAppsUrl(sellingPartnerId),
      accountHealthUrl: ({ sellingPartnerId }) => sandbox.accountHealthUrl(sellingPartnerId),
      consentUrl: ({ applicationId, isDraft, state, redirectUri }) => {
        const query = new URLSearchParams({
          application_id: applicationId,
          state,
          redirect_uri: redirectUri,
          ...(isDraft && { version: "beta" }),
        });
        return `${sandboxUrl}/apps/authorize/consent?${query}`;
      },
      isSellerCentralUrl: (url) => URL.canParse(url) && new URL(url).origin === sandboxUrl,
    },
    publicUrl: () => publicUrl,
    returnOrigins: environment.EVERGRANT_RETURN_ORIGINS,
    notificationQueue: queue,
    privateTargets: environment.EVERGRANT_PRIVATE_TARGETS,
    rotateSecretDays: null,
    // What the simulated Amazon and its clock bring about is no failure.
    operators: {
      alert: ({ message, ...fields }) =>
        logger.info({ alert: fields }, `In the sandbox: ${message}`),
    },
    mailer: createFolderMailer({ folder: outbox, clock: SYSTEM_CLOCK }),
    keyKind: "test",
  });
  stack.add(core.stop);
  const { deps, bus } = core;
  await startWithKeys(deps, application);
  await prepareDemoQueue(deps, sandboxUrl, { application, logger });
  const keeper = createLogKeeper(deps, auditOptions(environment));
  await keeper.prepare();
  const keys = await seedDemo(deps, kept);
  if (environment.DATABASE_URL === undefined) await releaseDueWork(deps);

  const exclusive = createExclusive();
  const stopping = new AbortController();
  const worker = await startWorker(deps, { url, logger, exclusive, keeper, queue, metrics });
  stack.add(worker.stop);
  const { signal } = stopping;
  const { drainNotifications } = worker;
  const hooks = { logger, exclusive, stopping: signal, drainNotifications, keeper };
  sandbox.setTimeHooks(createTimeHooks(deps, hooks));
  // An advance that is under way ends after the moment it is at.
  stack.add(() => exclusive(async () => {}));

  const demoApi = await createApi(environment, {
    ...{ deps, wakes: bus, url, logger, signUp: "open", canMail: true, limitsPages: false },
    ...{ graphiql: createGraphiql(), stopping: signal, metrics, isTraced: tracing.isOn },
    observeOperation: createOperationObserver({ logger, level: "debug" }),
  });
  stack.add(demoApi.stop);
  let isWritten = false;
  const checks = {
    database: createDatabaseCheck(deps),
    worker: worker.check,
    sandbox: async () => (await fetch(`${sandboxUrl}/_sandbox/clock`)).ok,
    demoFile: async () => isWritten,
  };
  const routes = new Map<string, Route>([
    ["/health", health],
    ["/ready", createReady(checks)],
    ["/metrics", createMetricsRoute(metrics, environment.EVERGRANT_METRICS_TOKEN ?? "open")],
    ...demoApi.routes,
  ]);
  const api = await listen(routes, {
    ...{ host, port: environment.PORT },
    upgrades: demoApi.upgrades,
    observe: createRequestObserver({ metrics, logger, level: "debug" }),
  });
  stack.add(async () => {
    stopping.abort();
    await api.stop();
  });
  publicUrl = api.url;
  await sandbox.registerApplication({
    redirectUris: [redirectUriOf(deps)],
    loginUri: new URL(LOGIN_PATH, publicUrl).href,
  });
  const graphqlUrl = `${api.url}/graphql`;
  routes.set("/", createIndexPage(describe(graphqlUrl, sandboxUrl)));
  const writeFile = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) =>
    writeDemoFile(folder, {
      graphqlUrl,
      dashboardUrl: `${api.url}/`,
      sandboxUrl,
      ...keys,
      amazonApp: { clientId, clientSecret },
    });
  sandbox.setSecretHook(async (rotated) => {
    await writeFile(rotated);
  });
  const path = await writeFile(sandbox.application);
  isWritten = true;
  say(`\nEvergrant is ready.\n  API      ${graphqlUrl}\n  Pages    ${api.url}/`);
  say(
    `  Sandbox  ${sandboxUrl}\n  Keys     ${path}\n  Mails    ${outbox}\n\nPress Ctrl+C to stop.`,
  );
}

async function startDatabase(
  folder: string,
  { say, stack }: { say: (line: string) => void; stack: ReturnType<typeof createStack> },
): Promise<string> {
  const server = await startEmbedded({ folder: join(folder, "postgres"), onProgress: say }).catch(
    (error: unknown) => {
      throw new StartError(error instanceof Error ? error.message : String(error));
    },
  );
  stack.add(server.stop);
  return server.url;
}

/** Makes the folder and holds it for this process alone; answers how to let go of it. */
async function openFolder(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartError(
      `EVERGRANT_DATA_DIR ${folder} cannot be read and written. Choose another.`,
    );
  }
  const lock = await takePidLock(join(folder, "start.pid"));
  if (lock.taken) return lock.release;
  throw new StartError(
    `EVERGRANT_DATA_DIR ${folder} is in use by process ${lock.holder}. End it, or choose another.`,
  );
}

function describe(graphqlUrl: string, sandboxUrl: string) {
  const page = (label: string, url: string, text: string) => ({ label, url, text });
  return [
    page(
      "GraphQL API",
      graphqlUrl,
      "Open it in a browser to write queries; the keys are in demo.json.",
    ),
    page("Sign in", new URL("/sign-in", graphqlUrl).href, "As the user that demo.json names."),
    page(
      "Seller Central, simulated",
      `${sandboxUrl}/gp/account-manager/home.html`,
      "User Permissions and Manage Your Apps of the sandbox's sellers.",
    ),
    page("Sandbox", sandboxUrl, "The simulated Amazon: its clock, sellers and faults."),
  ];
}
