import type { Bus, Wakes } from "@evergrant/core";
import type { Logger } from "pino";
import { startPostgresBus } from "./postgres-bus.ts";
import { startRedisBus } from "./redis-bus.ts";

/** Wakes the readers of logs, here and in every other process of the installation. */
export interface ProcessBus extends Bus, Wakes {
  stop(): Promise<void>;
}

/** By Redis where there is one, else by PostgreSQL: the same for all processes, or they do not hear each other. */
export function startBus({
  url,
  redisUrl,
  logger,
}: {
  url: string;
  redisUrl?: string | undefined;
  logger: Logger;
}): ProcessBus {
  return redisUrl === undefined
    ? startPostgresBus({ url, logger })
    : startRedisBus({ redisUrl, logger });
}
