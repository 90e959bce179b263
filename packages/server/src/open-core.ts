import type { AmazonOptions } from "@evergrant/amazon";
import {
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
import type { Running } from "./running.ts";

export const SYSTEM_CLOCK: Clock = { now: () => new Date() };

export interface OpenedCore extends Running {
  deps: InstallationDeps;
  bus: ProcessBus;
}

/** What the connector shares with all workers, and the clock and chance it is given. */
export type SharedWithAmazon = Pick<
  AmazonOptions,
  "clock" | "random" | "rateBuckets" | "accessTokens" | "fingerprint"
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
  rotateSecretDays: number | null;
  keyKind: ApiKeyKind;
  logger: Logger;
}): OpenedCore {
  const { url, keys, clock, logger, mailer } = options;
  const { sellerCentral, publicUrl, returnOrigins, notificationQueue, rotateSecretDays, keyKind } =
    options;
  const database = openDatabase({ url });
  const bus = startBus({ url, redisUrl: options.redisUrl, logger });
  const cipher = createCipher(keys);
  const machineClock = SYSTEM_CLOCK;
  const amazon = options.amazon({
    clock,
    random: Math.random,
    rateBuckets: createRateBuckets({ database, clock, random: Math.random }),
    accessTokens: createAccessTokens({ database, clock, machineClock, cipher }),
    fingerprint: (secret) => cipher.keyedHash("connection", secret),
  });
  return {
    deps: {
      ...{ database, clock, machineClock, amazon, cipher, bus, mailer },
      ...{ sellerCentral, publicUrl, returnOrigins, notificationQueue, rotateSecretDays, keyKind },
      sampling: createSampling(Math.random),
      operators: {
        alert: ({ message, ...fields }) => logger.error({ alert: fields }, message),
      },
    },
    bus,
    async stop() {
      await bus.stop();
      await database.stop();
    },
  };
}
