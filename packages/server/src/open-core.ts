import type { AmazonOptions } from "@evergrant/amazon";
import {
  type AddressList,
  type Amazon,
  type ApiKeyKind,
  type Clock,
  createAccessTokens,
  createCipher,
  createRateBuckets,
  createSampling,
  type InstallationDeps,
  type Keys,
  type Mailer,
  type SellerCentral,
} from "@evergrant/core";
import { openDatabase } from "@evergrant/db";
import type { Logger } from "pino";
import { type ProcessBus, startBus } from "./bus/process-bus.ts";
import { createEgress } from "./egress/create-egress.ts";
import { createTargets } from "./egress/targets.ts";
import { createObserver } from "./jobs/create-observer.ts";
import { createEventTeller } from "./logging/tell-events.ts";
import { watchMailer } from "./mail/watch-mailer.ts";
import { createMetrics, type Metrics } from "./metrics/create-metrics.ts";
import { watchDatabase } from "./metrics/watch-database.ts";
import type { Running } from "./running.ts";
import { watchCalls } from "./tracing/watch-calls.ts";

export const SYSTEM_CLOCK: Clock = { now: () => new Date() };

export interface OpenedCore extends Running {
  deps: InstallationDeps;
  bus: ProcessBus;
}

/** What the connector shares with all workers, and the clock and chance it is given. */
export type SharedWithAmazon = Pick<
  AmazonOptions,
  "clock" | "random" | "rateBuckets" | "accessTokens" | "fingerprint" | "watchCall"
>;

/** Everything core is given, on one database. */
export function openCore(options: {
  url: string;
  /** Absent: processes wake each other by the database. */
  redisUrl?: string | undefined;
  keys: Keys;
  clock: Clock;
  amazon: (shared: SharedWithAmazon) => Amazon;
  sellerCentral: SellerCentral;
  publicUrl: () => string;
  returnOrigins: readonly string[];
  notificationQueue: { arn: string } | null;
  mailer: Mailer;
  /** Networks that may be called though they are not public. */
  privateTargets: AddressList | null;
  rotateSecretDays: number | null;
  operators: InstallationDeps["operators"];
  keyKind: ApiKeyKind;
  logger: Logger;
  metrics?: Metrics;
  /** What lines of what was done are logged as: events that were committed, and deliveries; `debug` unless said. */
  eventLevel?: "info" | "debug";
}): OpenedCore {
  const { url, keys, clock, logger, metrics = createMetrics() } = options;
  const { eventLevel: level = "debug" } = options;
  const mailer = watchMailer(options.mailer, metrics);
  const { sellerCentral, publicUrl, returnOrigins, notificationQueue } = options;
  const { rotateSecretDays, operators, keyKind } = options;
  const onAppended = createEventTeller({ logger, level, metrics, clock });
  const database = openDatabase({
    url,
    onAppended,
    onLost: (error) => logger.warn({ err: error }, "The database is away"),
    onBack: (info) => logger.info(info, "The database is back"),
  });
  watchDatabase(metrics, database);
  const bus = startBus({ url, redisUrl: options.redisUrl, logger });
  const cipher = createCipher(keys);
  const machineClock = SYSTEM_CLOCK;
  const amazon = options.amazon({
    clock,
    random: Math.random,
    rateBuckets: createRateBuckets({ database, clock, random: Math.random }),
    accessTokens: createAccessTokens({ database, clock, machineClock, cipher }),
    fingerprint: (secret) => cipher.keyedHash("connection", secret),
    watchCall: watchCalls(metrics),
  });
  return {
    deps: {
      ...{ database, clock, machineClock, amazon, cipher, bus, mailer },
      ...{ sellerCentral, publicUrl, returnOrigins, notificationQueue },
      ...{ rotateSecretDays, operators, keyKind },
      egress: createEgress(createTargets(options.privateTargets)),
      sampling: createSampling(Math.random),
      observer: createObserver({ metrics, clock, logger, level }),
    },
    bus,
    async stop() {
      await bus.stop();
      await database.stop();
    },
  };
}
