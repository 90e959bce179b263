import { type InstallationDeps, requestSubscriptions } from "@evergrant/core";
import type { Logger } from "pino";
import type { Exclusive } from "../jobs/start-jobs.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { openSqsQueue, type QueueAddress } from "./open-sqs-queue.ts";
import { type Consumer, startConsumer } from "./start-consumer.ts";

/** A worker's share: asks Amazon for what accounts lack, and follows what comes. */
export async function startNotifications(
  deps: InstallationDeps,
  options: { address: QueueAddress; logger: Logger; exclusive: Exclusive; metrics: Metrics },
): Promise<Consumer> {
  const { address, ...rest } = options;
  await requestSubscriptions(deps);
  return startConsumer({ deps, ...rest, openQueue: () => openSqsQueue(address) });
}
