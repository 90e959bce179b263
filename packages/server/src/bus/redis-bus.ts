import { Redis } from "ioredis";
import type { Logger } from "pino";
import { createOutageLog } from "../outage-log.ts";
import { gatherHints } from "./gather-hints.ts";
import type { ProcessBus } from "./process-bus.ts";
import { createWakes } from "./wakes.ts";

const CHANNEL = "evergrant:log";
const RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;

const OPTIONS = {
  connectTimeout: CONNECT_TIMEOUT_MS,
  keepAlive: 10_000,
  retryStrategy: () => RECONNECT_MS,
  // What cannot be sent now is dropped: by the time it could be, readers have looked themselves.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
};

/**
 * Hints by PUBLISH and SUBSCRIBE, on a connection each, as a subscriber may send nothing else. While Redis is
 * away hints are dropped, one warning is logged, and readers look by themselves.
 */
export function startRedisBus({
  redisUrl,
  logger,
}: {
  redisUrl: string;
  logger: Logger;
}): ProcessBus {
  const wakes = createWakes();
  const outage = createOutageLog(logger, {
    lost: "The event bus lost Redis; readers look by themselves",
    back: "The event bus reaches Redis again",
  });
  const publisher = new Redis(redisUrl, OPTIONS);
  // By us, on every connection, so that it is known when it is done.
  const subscriber = new Redis(redisUrl, { ...OPTIONS, autoResubscribe: false });
  for (const connection of [publisher, subscriber]) connection.on("error", outage.failed);
  subscriber.on("ready", () => {
    subscriber.subscribe(CHANNEL).then(outage.worked, outage.failed);
  });
  subscriber.on("message", (_channel, ids) => ids.split(",").forEach(wakes.wake));
  const hint = gatherHints((ids) => {
    publisher.publish(CHANNEL, ids).catch(() => undefined);
  });
  return {
    wake(workspaceId) {
      wakes.wake(workspaceId);
      hint(workspaceId);
    },
    waitForWake: wakes.waitForWake,
    onWake: wakes.onWake,
    async stop() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
