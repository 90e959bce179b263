import { setTimeout as delay } from "node:timers/promises";
import type { InstallationDeps } from "@evergrant/core";
import type { Logger } from "pino";
import { runJob } from "../jobs/run-job.ts";
import type { Exclusive } from "../jobs/start-jobs.ts";
import { createMetrics, type Metrics } from "../metrics/create-metrics.ts";
import type { Running } from "../running.ts";
import { handleMessage } from "./handle-message.ts";
import type { NotificationQueue, QueueMessage } from "./queue.ts";

/** As long as SQS waits at most. */
const WAIT_SECONDS = 20;
const BACKOFF_FIRST_MS = 1_000;
const BACKOFF_LAST_MS = 60_000;

export interface ConsumerOptions {
  deps: InstallationDeps;
  logger: Logger;
  openQueue: () => Promise<NotificationQueue>;
  /** What is handled waits its turn here. */
  exclusive: Exclusive;
  /** Called after each notification that was news, in its turn. */
  onHandled?: (type: string) => Promise<void>;
  metrics?: Pick<Metrics, "jobs" | "notifications">;
}

export interface Consumer extends Running {
  /** Handles all that is in the queue now. To be called in turn, by whoever holds it. */
  drain(): Promise<void>;
}

/**
 * Takes Amazon's notifications from their queue, handles them, and deletes them: each at least once at
 * the queue, and once in its effect. Any number of these may share a queue. While the queue cannot be
 * reached one line is logged, not one for each try.
 */
export function startConsumer(options: ConsumerOptions): Consumer {
  const { deps, logger, exclusive, onHandled = async () => {} } = options;
  const { metrics = createMetrics() } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const opened = options.openQueue();

  const handleAll = async (queue: NotificationQueue, messages: readonly QueueMessage[]) => {
    const done: QueueMessage[] = [];
    for (const message of messages) {
      const isDone = await runJob(metrics, { kind: "NOTIFICATION" }, () =>
        handleMessage({ deps, logger, onHandled }, message),
      );
      metrics.notifications.handled(isDone ? "done" : "left");
      if (isDone) done.push(message);
    }
    await queue.delete(done);
  };
  const running = (async () => {
    let backoffMs = 0;
    while (!signal.aborted) {
      try {
        const queue = await opened;
        const messages = await queue.receive(WAIT_SECONDS, signal);
        if (messages.length > 0) await exclusive(() => handleAll(queue, messages));
        if (backoffMs > 0) logger.info("The notification queue answers again");
        backoffMs = 0;
      } catch (error) {
        if (signal.aborted) break;
        if (backoffMs === 0) logger.warn({ err: error }, "The notification queue fails");
        backoffMs = Math.min(Math.max(BACKOFF_FIRST_MS, backoffMs * 2), BACKOFF_LAST_MS);
        await delay(backoffMs, undefined, { signal }).catch(() => undefined);
      }
    }
  })();

  return {
    async drain() {
      const queue = await opened;
      for (;;) {
        const messages = await queue.receive(0, signal);
        if (messages.length === 0) return;
        await handleAll(queue, messages);
      }
    },
    async stop() {
      stopping.abort();
      await running;
      await opened.then((queue) => queue.close()).catch(() => undefined);
    },
  };
}
