import type { Clock } from "@evergrant/core";
import type { AppendedEvent } from "@evergrant/db";
import type { Logger } from "pino";
import type { Metrics } from "../metrics/create-metrics.ts";
import { noteEvents } from "../tracing/span.ts";

/**
 * Logs which events were committed, a line a workspace, under the id of the request or job that did it: from
 * an event one comes so to its cause, and by its id on to its deliveries.
 */
export function createEventTeller(options: {
  logger: Logger;
  level: "info" | "debug";
  metrics: Pick<Metrics, "events">;
  clock: Clock;
}): (events: readonly AppendedEvent[]) => void {
  const { logger, level, metrics, clock } = options;
  return (events) => {
    metrics.events.committed(events, clock.now());
    noteEvents(
      "events committed",
      events.map(({ id }) => id),
    );
    for (const [workspaceId, told] of Map.groupBy(events, (event) => event.workspaceId)) {
      const named = told.map(({ id, type }) => ({ id, type }));
      logger[level]({ workspaceId, events: named }, "Events were committed");
    }
  };
}
