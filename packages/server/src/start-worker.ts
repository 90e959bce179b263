import type { InstallationDeps } from "@evergrant/core";
import type { Logger } from "pino";
import type { QueueAddress } from "./amazon-notifications/open-sqs-queue.ts";
import { startNotifications } from "./amazon-notifications/start-notifications.ts";
import type { Check } from "./http/health.ts";
import type { LogKeeper } from "./jobs/log-keeper.ts";
import { type Exclusive, startJobs } from "./jobs/start-jobs.ts";
import { startWebhooks } from "./jobs/start-webhooks.ts";
import type { Metrics } from "./metrics/create-metrics.ts";
import { watchDeliveries } from "./metrics/watch-deliveries.ts";
import { watchDueWork } from "./metrics/watch-due-work.ts";
import { createStack, type Running } from "./running.ts";

export interface Worker extends Running {
  /** Whether it works, for `/ready`. */
  check: Check;
  /** Handles what Amazon has sent by now. */
  drainNotifications(): Promise<void>;
}

/** What works on what is due, beside the API or without it. */
export async function startWorker(
  deps: InstallationDeps,
  options: {
    url: string;
    logger: Logger;
    exclusive: Exclusive;
    keeper: LogKeeper;
    /** Where Amazon's notifications come; null: none do. */
    queue: QueueAddress | null;
    metrics: Metrics;
  },
): Promise<Worker> {
  const { logger, exclusive, queue, metrics } = options;
  const stack = createStack();
  const jobs = await startJobs(deps, options);
  stack.add(jobs.stop);
  watchDueWork(metrics, deps, jobs.countWaiting);
  watchDeliveries(metrics, deps);
  stack.add(startWebhooks(deps, options).stop);
  const consumer =
    queue && (await startNotifications(deps, { address: queue, logger, exclusive, metrics }));
  if (consumer) stack.add(consumer.stop);
  return {
    check: async () => jobs.isWell(),
    drainNotifications: async () => consumer?.drain(),
    stop: stack.stop,
  };
}
