import { Counter, Histogram, type Registry } from "prom-client";
import { WAIT_SECONDS } from "./policy.ts";

/** Where an event has come to. */
export type EventStage = "committed" | "dispatched" | "delivered";

/** Events, and how long they take from their time to each of those they are for (domain time). */
export function createEventMetrics(registry: Registry) {
  const registers = [registry];
  const events = new Counter({
    name: "evergrant_events_total",
    help: "Events that were committed to logs, by type.",
    labelNames: ["type"],
    registers,
  });
  const lag = new Histogram({
    name: "evergrant_event_lag_seconds",
    help: "From an event's time until it was committed, dispatched to whatever follows the log, or delivered to a stream.",
    labelNames: ["stage"],
    buckets: WAIT_SECONDS,
    registers,
  });
  const observe = (stage: EventStage, occurredAt: Date, now: Date) =>
    lag.observe({ stage }, Math.max(0, now.getTime() - occurredAt.getTime()) / 1_000);
  return {
    committed(told: readonly { type: string; occurredAt: Date }[], now: Date) {
      for (const { type, occurredAt } of told) {
        events.inc({ type });
        observe("committed", occurredAt, now);
      }
    },
    reached: (stage: EventStage, { occurredAt }: { occurredAt: Date }, now: Date) =>
      observe(stage, occurredAt, now),
  };
}
