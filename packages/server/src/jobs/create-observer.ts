import type { Clock, Observer } from "@evergrant/core";
import type { Logger } from "pino";
import type { Metrics } from "../metrics/create-metrics.ts";
import { noteEvents } from "../tracing/span.ts";
import { runJob } from "./run-job.ts";
import { createAttemptWatch } from "./watch-attempt.ts";
import { createSendingWatch } from "./watch-sending.ts";

/** Counts and names what core does: each thing that is due runs under an id of its own, which stands on its lines. */
export function createObserver(options: {
  metrics: Metrics;
  clock: Clock;
  logger: Pick<Logger, "info" | "debug">;
  /** Of lines that say what was done, when all is well. */
  level: "info" | "debug";
}): Observer {
  const { metrics, clock } = options;
  return {
    work: (item, run) => {
      if (item.dueAt !== undefined)
        metrics.jobs.begun(
          item.kind,
          (clock.now().getTime() - new Date(item.dueAt).getTime()) / 1_000,
        );
      return runJob(metrics, item, run);
    },
    dispatched(events) {
      for (const event of events) metrics.events.reached("dispatched", event, clock.now());
      const ids = events.map(({ id }) => id);
      if (ids.length > 0) noteEvents("events dispatched", ids);
    },
    delivered: (event) => metrics.events.reached("delivered", event, clock.now()),
    attempt: createAttemptWatch(options),
    send: createSendingWatch(metrics),
    probed: metrics.amazon.probed,
  };
}
