import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { createOutageLog } from "../outage-log.ts";
import { gatherHints } from "./gather-hints.ts";
import type { ProcessBus } from "./process-bus.ts";
import { createWakes } from "./wakes.ts";

const CHANNEL = "evergrant_log";

interface Pace {
  reconnectMs: number;
  /** How often the connection is asked whether it still is one. */
  heartbeatMs: number;
  /** How long an answer may take, or a connection to come about. */
  answerMs: number;
}

const PACE: Pace = { reconnectMs: 1_000, heartbeatMs: 5_000, answerMs: 3_000 };

/**
 * Hints by LISTEN and NOTIFY on a connection of its own. A NOTIFY takes a lock that all commits share, so hints go
 * together. While the connection is down they are dropped: readers look by themselves. One that has fallen silent is
 * given up and opened anew.
 */
export function startPostgresBus({
  url,
  logger,
  pace: { reconnectMs, heartbeatMs, answerMs } = PACE,
}: {
  url: string;
  logger: Logger;
  pace?: Pace;
}): ProcessBus {
  const wakes = createWakes();
  const stopping = new AbortController();
  let opened: pg.Client | null = null;
  let connection: pg.Client | null = null;
  const outage = createOutageLog(logger, {
    lost: "The event bus lost its connection; readers look by themselves",
    back: "The event bus is connected again",
  });

  const fail = (error: unknown): void => {
    if (!stopping.signal.aborted) outage.failed(error);
  };

  const listen = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
    });
    opened = client;
    const ended = new Promise<void>((resolve) => client.once("end", () => resolve()));
    client.on("error", fail);
    client.on("notification", ({ payload }) => payload?.split(",").forEach(wakes.wake));
    const heartbeat = setInterval(() => {
      client.query("SELECT 1").catch(() => client.connection.stream.destroy());
    }, heartbeatMs);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      connection = client;
      outage.worked();
      await ended;
    } finally {
      clearInterval(heartbeat);
      connection = null;
      // A server that says nothing would not say goodbye.
      client.connection.stream.destroy();
    }
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await listen().catch(fail);
      await delay(reconnectMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();

  const hint = gatherHints((ids) => {
    connection?.query("SELECT pg_notify($1, $2)", [CHANNEL, ids]).catch(() => undefined);
  });

  return {
    wake(workspaceId) {
      wakes.wake(workspaceId);
      hint(workspaceId);
    },
    waitForWake: wakes.waitForWake,
    onWake: wakes.onWake,
    async stop() {
      stopping.abort();
      opened?.connection.stream.destroy();
      await running;
    },
  };
}
