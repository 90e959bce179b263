import { createAmazon, createFetch } from "@evergrant/amazon";
import { AMAZON_SELLER_CENTRAL } from "@evergrant/core";
import { migrate } from "@evergrant/db";
import type { Logger } from "pino";
import { readApiOptions } from "./api-options.ts";
import { createServer } from "./create-server.ts";
import type { ProductionEnvironment } from "./environment.ts";
import { type Check, createDatabaseCheck, createReady, health } from "./http/health.ts";
import { limitAddress } from "./http/limit-address.ts";
import { listen, type Route } from "./http/listen.ts";
import { auditOptions, createLogKeeper } from "./jobs/log-keeper.ts";
import { type Exclusive, startJobs } from "./jobs/start-jobs.ts";
import { openKeys } from "./keys/open-keys.ts";
import { startWithKeys } from "./keys/start-with-keys.ts";
import type { QueueAddress } from "./notifications/open-sqs-queue.ts";
import { startNotifications } from "./notifications/start-notifications.ts";
import { openCore, SYSTEM_CLOCK } from "./open-core.ts";
import { createPages } from "./pages/create-pages.ts";
import { createStack, type Running } from "./running.ts";

const USER_AGENT = "Evergrant/0.1 (Language=TypeScript)";

/** One process of an installation: the API, the worker, or both. Nothing of the demo exists here. */
export async function startProduction(
  environment: ProductionEnvironment,
  { logger, say }: { logger: Logger; say: (line: string) => void },
): Promise<Running> {
  const stack = createStack();
  const { DATABASE_URL: url, EVERGRANT_ROLE: role } = environment;
  await migrate({ url, onProgress: say });
  const queue = queueOf(environment);
  const core = openCore({
    url,
    logger,
    keys: await openKeys(environment),
    clock: SYSTEM_CLOCK,
    amazon: (shared) =>
      createAmazon({
        ...shared,
        fetch: createFetch(),
        lwaUrl: environment.EVERGRANT_AMAZON_LWA_URL,
        spApiUrls: {
          NA: environment.EVERGRANT_AMAZON_SP_API_URL_NA,
          EU: environment.EVERGRANT_AMAZON_SP_API_URL_EU,
          FE: environment.EVERGRANT_AMAZON_SP_API_URL_FE,
        },
        userAgent: USER_AGENT,
      }),
    sellerCentral: AMAZON_SELLER_CENTRAL,
    publicUrl: () => environment.EVERGRANT_PUBLIC_URL,
    returnOrigins: environment.EVERGRANT_RETURN_ORIGINS,
    notificationQueue: queue,
    rotateSecretDays: environment.EVERGRANT_AMAZON_ROTATE_SECRET_DAYS ?? null,
    keyKind: "live",
  });
  stack.add(core.stop);
  const { deps, bus } = core;
  await startWithKeys(deps, {
    clientId: environment.EVERGRANT_AMAZON_CLIENT_ID,
    clientSecret: environment.EVERGRANT_AMAZON_CLIENT_SECRET,
    secretExpiresAt: environment.EVERGRANT_AMAZON_CLIENT_SECRET_EXPIRES_AT,
    applicationId: environment.EVERGRANT_AMAZON_APPLICATION_ID,
  });
  const checks: Record<string, Check> = { database: createDatabaseCheck(deps) };
  if (role !== "api") {
    const exclusive: Exclusive = (run) => run();
    const keeper = createLogKeeper(deps, auditOptions(environment));
    await keeper.prepare();
    const jobs = await startJobs(deps, { url, logger, exclusive, keeper });
    stack.add(jobs.stop);
    if (queue !== null) {
      const consumer = await startNotifications(deps, { address: queue, logger, exclusive });
      stack.add(consumer.stop);
    }
    checks.worker = async () => jobs.isWell();
  }
  const routes = new Map<string, Route>([
    ["/health", health],
    ["/ready", createReady(checks)],
  ]);
  const stopping = new AbortController();
  if (role !== "worker") {
    const { signal } = stopping;
    const options = await readApiOptions(environment, { deps, url, logger });
    stack.add(options.limiters.stop);
    routes.set(
      "/graphql",
      createServer({ ...options, deps, wakes: bus, logger, stopping: signal }),
    );
    for (const [path, page] of createPages(deps, logger))
      routes.set(path, limitAddress(page, { ...options, clock: deps.machineClock }));
  }
  const { EVERGRANT_HOST: host, PORT: port } = environment;
  const isHttps = environment.EVERGRANT_PUBLIC_URL.startsWith("https:");
  const api = await listen(routes, { host, port, isHttps });
  stack.add(async () => {
    stopping.abort();
    await api.stop();
  });
  say(`Evergrant (${role}) listens at ${api.url}.`);
  return stack;
}

function queueOf({
  EVERGRANT_AMAZON_SQS_URL: url,
  EVERGRANT_AMAZON_SQS_ARN: arn,
  EVERGRANT_AMAZON_SQS_ENDPOINT: endpoint,
}: ProductionEnvironment): QueueAddress | null {
  return url === undefined || arn === undefined ? null : { url, arn, endpoint };
}
