import { setTimeout as delay } from "node:timers/promises";
import type { Bus, Wakes } from "@evergrant/core";
import pg from "pg";
import type { Logger } from "pino";
import { createWakes } from "./wakes.ts";

const CHANNEL = "evergrant_log";
/** A NOTIFY takes a lock that all commits share: hints of this long are sent together. */
const COALESCE_MS = 20;
const RECONNECT_MS = 1_000;

/** Wakes the readers of logs, here and in every other process on the same database. */
export interface PostgresBus extends Bus, Wakes {
  stop(): Promise<void>;
}

/** Hints by LISTEN and NOTIFY on a connection of its own. While that is down hints are dropped: readers look by themselves. */
export function startPostgresBus({ url, logger }: { url: string; logger: Logger }): PostgresBus {
  const wakes = createWakes();
  const stopping = new AbortController();
  const waiting = new Set<string>();
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
      await opened?.end().catch(() => undefined);
      await running;
    },
  };
}
