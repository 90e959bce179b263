import {
  type Amazon,
  type CipherKey,
  type Clock,
  type CoreDeps,
  createCipher,
  type SellerCentral,
} from "@evergrant/core";
import { createClient } from "@evergrant/db";
import type { Logger } from "pino";
import { type PostgresBus, startPostgresBus } from "./bus/postgres-bus.ts";
import type { Running } from "./running.ts";

export const SYSTEM_CLOCK: Clock = { now: () => new Date() };

export interface OpenedCore extends Running {
  deps: CoreDeps;
  bus: PostgresBus;
}

/** Everything core is given, on one database. */
export function openCore(options: {
  url: string;
  keys: readonly [CipherKey, ...CipherKey[]];
  clock: Clock;
  amazon: Amazon;
  sellerCentral: SellerCentral;
  publicUrl: () => string;
  notificationQueue: { arn: string } | null;
  rotateSecretDays: number | null;
  logger: Logger;
}): OpenedCore {
  const { url, keys, clock, amazon, logger } = options;
  const { sellerCentral, publicUrl, notificationQueue, rotateSecretDays } = options;
  const client = createClient({ url });
  const bus = startPostgresBus({ url, logger });
  const cipher = createCipher(keys);
  return {
    deps: {
      ...{ client, clock, machineClock: SYSTEM_CLOCK, amazon, cipher, bus },
      ...{ sellerCentral, publicUrl, notificationQueue, rotateSecretDays },
      operators: {
        alert: ({ message, ...fields }) => logger.error({ alert: fields }, message),
      },
    },
    bus,
    async stop() {
      await bus.stop();
      await client.$disconnect();
    },
  };
}
