import { claimQueues, deliverQueue, drainDueWork, type InstallationDeps } from "@evergrant/core";
import { presenterOf, schema } from "@evergrant/schema";
import type { Logger } from "pino";
import { tellFailure } from "../logging/tell-failure.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { repeat } from "./repeat.ts";
import { runJob } from "./run-job.ts";
import { shareRuns } from "./share-runs.ts";
import type { Exclusive } from "./start-jobs.ts";

/** How often each worker looks: so long after its commit, and what a call takes, an event is sent. */
const LOOK_MS = 250;
/** Endpoints at once in one process: one that hangs takes one place, for ten seconds at most. */
const QUEUES_AT_ONCE = 64;

export interface WebhookDeliverer {
  /** Begins nothing new, and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Sends events to webhook endpoints: plans for what was told, then works every endpoint that something is due for, each by itself.
 * By machine time, and so beside the work that waits for the clock of the domain.
 */
export function startWebhooks(
  deps: InstallationDeps,
  {
    logger,
    exclusive,
    metrics,
  }: { logger: Logger; exclusive: Exclusive; metrics: Pick<Metrics, "jobs"> },
): WebhookDeliverer {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const presentEvent = presenterOf(schema);
  const options = { presentEvent, random: Math.random, stopping: stopping.signal };
  const fail = (error: unknown): void =>
    tellFailure({ error }, logger, "Webhooks could not be sent, and are later");

  const plan = () => exclusive(() => drainDueWork(deps, { kind: "DISPATCH" }, fail));
  // Two loops want it: each for itself would count what is under way before the other has claimed.
  const send = shareRuns(async () => {
    const limit = QUEUES_AT_ONCE - underWay.size;
    if (limit <= 0 || stopping.signal.aborted) return;
    for (const queue of await claimQueues(deps, { limit })) {
      const { workspaceId, endpointId: id } = queue;
      const working = runJob(metrics, { kind: "WEBHOOK", workspaceId, id }, () =>
        deliverQueue(deps, queue, options),
      )
        .catch(fail)
        .finally(() => underWay.delete(working));
      underWay.add(working);
    }
  });
  // Planning may wait for other work; what is planned already is sent meanwhile.
  const planning = repeat(LOOK_MS, () =>
    plan()
      .then(() => send())
      .catch(fail),
  );
  const sending = repeat(LOOK_MS, () => send().catch(fail));
  return {
    async stop() {
      stopping.abort();
      await Promise.all([planning.stop(), sending.stop()]);
      await Promise.all(underWay);
    },
  };
}
