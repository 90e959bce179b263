import { setTimeout as delay } from "node:timers/promises";
import type { Bus, Wakes } from "@evergrant/core";
import pg from "pg";
import type { Logger } from "pino";
import { createOutageLog } from "../outage-log.ts";
import { createWakes } from "./wakes.ts";

const CHANNEL = "evergrant_log";
/** A NOTIFY takes a lock that all commits share: hints of this long are sent together. */
const COALESCE_MS = 20;

interface Pace {
  reconnectMs: number;
  /** How often the connection is asked whether it still is one. */
  heartbeatMs: number;
  /** How long an answer may take, or a connection to come about. */
  answerMs: number;
}

const PACE: Pace = { reconnectMs: 1_000, heartbeatMs: 5_000, answerMs: 3_000 };

/** Wakes the readers of logs, here and in every other process on the same database. */
export interface PostgresBus extends Bus, Wakes {
  stop(): Promise<void>;
}

/**
 * Hints by LISTEN and NOTIFY on a connection of its own. While that is down hints are dropped: readers look by
 * themselves. One that has fallen silent is given up and opened anew.
 */
export function startPostgresBus({
  url,
  logger,
  pace: { reconnectMs, heartbeatMs, answerMs } = PACE,
}: {
  url: string;
  logger: Logger;
  pace?: Pace;
}): PostgresBus {
  const wakes = createWakes();
  const stopping = new AbortController();
  const waiting = new Set<string>();
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

  const send = (): void => {
    const ids = [...waiting];
    waiting.clear();
    for (let sent = 0; sent < ids.length; sent += 200) {
      const payload = ids.slice(sent, sent + 200).join(",");
      connection?.query("SELECT pg_notify($1, $2)", [CHANNEL, payload]).catch(() => undefined);
    }
  };

  return {
    wake(workspaceId) {
      wakes.wake(workspaceId);
      if (waiting.size === 0) setTimeout(send, COALESCE_MS).unref();
      waiting.add(workspaceId);
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
