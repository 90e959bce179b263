import { Redis } from "ioredis";
import type { Logger } from "pino";
import { createOutageLog } from "../outage-log.ts";
import { gatherHints } from "./gather-hints.ts";
import type { ProcessBus } from "./process-bus.ts";
import { createWakes } from "./wakes.ts";

const CHANNEL = "evergrant:log";
const RECONNECT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;

interface Pace {
  /** How often each connection is asked whether it still is one. */
  heartbeatMs: number;
  /** How long an answer may take. */
  answerMs: number;
}

const PACE: Pace = { heartbeatMs: 5_000, answerMs: 3_000 };

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
 * away hints are dropped, one warning is logged, and readers look by themselves. A connection that has fallen silent is
 * given up and opened anew.
 */
export function startRedisBus({
  redisUrl,
  logger,
  pace: { heartbeatMs, answerMs } = PACE,
}: {
  redisUrl: string;
  logger: Logger;
  pace?: Pace;
}): ProcessBus {
  const wakes = createWakes();
  const outage = createOutageLog(logger, {
    lost: "The event bus lost Redis; readers look by themselves",
    back: "The event bus reaches Redis again",
  });
  const options = { ...OPTIONS, commandTimeout: answerMs };
  const publisher = new Redis(redisUrl, options);
  // By us, on every connection, so that it is known when it is done.
  const subscriber = new Redis(redisUrl, { ...options, autoResubscribe: false });
  const working = new Set<Redis>();
  let isStopping = false;

  const fail = (connection: Redis, error: unknown): void => {
    working.delete(connection);
    if (!isStopping) outage.failed(error);
  };
  const ask = async (connection: Redis): Promise<void> => {
    try {
      // Who has subscribed may do so again.
      await (connection === publisher ? publisher.ping() : subscriber.subscribe(CHANNEL));
      working.add(connection);
      if (working.size === connections.length) outage.worked();
    } catch (error) {
      fail(connection, error);
      if (!isStopping) connection.disconnect(true);
    }
  };
  const connections = [publisher, subscriber];
  for (const connection of connections) {
    connection.on("error", (error) => fail(connection, error));
    connection.on("ready", () => ask(connection));
  }
  const heartbeat = setInterval(() => {
    // Those that are not connected see to it themselves.
    for (const connection of connections) if (connection.status === "ready") ask(connection);
  }, heartbeatMs);
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
      isStopping = true;
      clearInterval(heartbeat);
      for (const connection of connections) connection.disconnect();
    },
  };
}
