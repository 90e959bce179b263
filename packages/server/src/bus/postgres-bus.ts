import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { gatherHints } from "./gather-hints.ts";
import type { ProcessBus } from "./process-bus.ts";
import { createWakes } from "./wakes.ts";

const CHANNEL = "evergrant_log";
const RECONNECT_MS = 1_000;

/**
 * Hints by LISTEN and NOTIFY on a connection of its own. A NOTIFY takes a lock that all commits share, so hints go
 * together. While the connection is down they are dropped: readers look by themselves.
 */
export function startPostgresBus({ url, logger }: { url: string; logger: Logger }): ProcessBus {
  const wakes = createWakes();
  const stopping = new AbortController();
  let opened: pg.Client | null = null;
  let connection: pg.Client | null = null;

  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    opened = client;
    const ended = new Promise<void>((resolve) => client.once("end", () => resolve()));
    client.on("error", (error) => logger.warn({ err: error }, "The event bus lost its connection"));
    client.on("notification", ({ payload }) => payload?.split(",").forEach(wakes.wake));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      connection = client;
      await ended;
    } finally {
      connection = null;
      await client.end().catch(() => undefined);
    }
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await listen().catch((error: unknown) => logger.warn({ err: error }, "The event bus failed"));
      await delay(RECONNECT_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
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
      await opened?.end().catch(() => undefined);
      await running;
    },
  };
}
