import { setTimeout as delay } from "node:timers/promises";
import { createAmazon, createFetch } from "@evergrant/amazon";
import { AMAZON_SELLER_CENTRAL, type Mailer } from "@evergrant/core";
import { migrate } from "@evergrant/db";
import type { Logger } from "pino";
import type { QueueAddress } from "./amazon-notifications/open-sqs-queue.ts";
import { createApi } from "./create-api.ts";
import type { ProductionEnvironment } from "./environment.ts";
import { type Check, createDatabaseCheck, createReady, health } from "./http/health.ts";
import { listen, type Route, type Upgrade } from "./http/listen.ts";
import { createRequestObserver } from "./http/observe-request.ts";
import { auditOptions, createLogKeeper } from "./jobs/log-keeper.ts";
import type { Exclusive } from "./jobs/start-jobs.ts";
import { openKeys } from "./keys/open-keys.ts";
import { startWithKeys } from "./keys/start-with-keys.ts";
import { NO_MAILER } from "./mail/no-mailer.ts";
import { createSmtpMailer } from "./mail/smtp-mailer.ts";
import { createMetrics } from "./metrics/create-metrics.ts";
import { createMetricsRoute } from "./metrics/create-metrics-route.ts";
import { watchNode } from "./metrics/watch-node.ts";
import { openCore, SYSTEM_CLOCK } from "./open-core.ts";
import { createStack, type Running } from "./running.ts";
import { startWorker } from "./start-worker.ts";
import { openTracing } from "./tracing/open-tracing.ts";
import { createOperationObserver } from "./web-socket/observe-operation.ts";

const NO_MAIL_WARNING =
  "EVERGRANT_SMTP_URL is not set: nobody is told of issues or invited by mail, and nobody can replace a forgotten password or confirm an address.";

/** Containers are started together: so long the database may come later. After that, whoever starts us is to see that it did not. */
const DATABASE_WAIT_MS = 30_000;

const USER_AGENT = "Evergrant/0.1 (Language=TypeScript)";

/** One process of an installation: the API, the worker, or both. Nothing of the demo exists here. */
export async function startProduction(
  environment: ProductionEnvironment,
  { logger, say }: { logger: Logger; say: (line: string) => void },
): Promise<Running> {
  const stack = createStack();
  const { DATABASE_URL: url, EVERGRANT_ROLE: role } = environment;
  await migrate({ url, onProgress: say, waitMs: DATABASE_WAIT_MS });
  const metrics = createMetrics();
  watchNode(metrics.registry, role);
  const tracing = await openTracing(environment, logger);
  stack.add(tracing.stop);
  const queue = queueOf(environment);
  const mailer = mailerOf(environment);
  if (mailer === null) logger.warn({}, NO_MAIL_WARNING);
  const core = openCore({
    url,
    redisUrl: environment.REDIS_URL,
    ...{ logger, metrics, eventLevel: "info" },
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
    privateTargets: environment.EVERGRANT_PRIVATE_TARGETS,
    rotateSecretDays: environment.EVERGRANT_AMAZON_ROTATE_SECRET_DAYS ?? null,
    operators: {
      alert: ({ message, ...fields }) => logger.error({ alert: fields }, message),
    },
    mailer: mailer ?? NO_MAILER,
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
  const besides: Record<string, Check> = {};
  if (role !== "api") {
    const keeper = createLogKeeper(deps, auditOptions(environment));
    await keeper.prepare();
    const exclusive: Exclusive = (run) => run();
    const worker = await startWorker(deps, { url, logger, exclusive, keeper, queue, metrics });
    stack.add(worker.stop);
    // Where it is stuck, the API beside it answers all the same.
    (role === "worker" ? checks : besides).worker = worker.check;
  }
  const draining = new AbortController();
  const routes = new Map<string, Route>([
    ["/health", health],
    ["/ready", createReady(checks, draining.signal, besides)],
    ["/metrics", createMetricsRoute(metrics, environment.EVERGRANT_METRICS_TOKEN)],
  ]);
  const upgrades = new Map<string, Upgrade>();
  const stopping = new AbortController();
  if (role !== "worker") {
    const api = await createApi(environment, {
      ...{ deps, wakes: bus, url, logger, canMail: mailer !== null, limitsPages: true },
      signUp: environment.EVERGRANT_SIGN_UP,
      ...{ stopping: stopping.signal, metrics, isTraced: tracing.isOn },
      observeOperation: createOperationObserver({ logger, level: "info" }),
    });
    stack.add(api.stop);
    for (const [path, route] of api.routes) routes.set(path, route);
    for (const [path, upgrade] of api.upgrades) upgrades.set(path, upgrade);
  }
  const { EVERGRANT_HOST: host, PORT: port } = environment;
  const isHttps = environment.EVERGRANT_PUBLIC_URL.startsWith("https:");
  const listening = await listen(routes, {
    ...{ host, port, isHttps, upgrades, draining: draining.signal },
    observe: createRequestObserver({ metrics, logger, level: "info" }),
  });
  stack.add(async () => {
    draining.abort();
    // Whoever spreads requests hears of it by /ready; until then he sends more, and is answered.
    if (role !== "worker") await delay(environment.EVERGRANT_DRAIN_SECONDS * 1_000);
    stopping.abort();
    await listening.stop();
  });
  say(`Evergrant (${role}) listens at ${listening.url}.`);
  return stack;
}

function mailerOf({
  EVERGRANT_SMTP_URL: url,
  EVERGRANT_MAIL_FROM: from,
}: ProductionEnvironment): Mailer | null {
  return url === undefined || from === undefined ? null : createSmtpMailer({ url, from });
}

function queueOf({
  EVERGRANT_AMAZON_SQS_URL: url,
  EVERGRANT_AMAZON_SQS_ARN: arn,
  EVERGRANT_AMAZON_SQS_ENDPOINT: endpoint,
}: ProductionEnvironment): QueueAddress | null {
  return url === undefined || arn === undefined ? null : { url, arn, endpoint };
}
