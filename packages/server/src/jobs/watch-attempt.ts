import type { Clock, Observer } from "@evergrant/core";
import { SpanKind } from "@opentelemetry/api";
import type { Logger } from "pino";
import type { Metrics } from "../metrics/create-metrics.ts";
import { inSpan, markFailed } from "../tracing/span.ts";

/** Counts attempts of webhook deliveries, and has each as a span and a line, by its ids: an address may hold a secret. */
export function createAttemptWatch(options: {
  metrics: Pick<Metrics, "webhooks">;
  clock: Clock;
  logger: Pick<Logger, "info" | "debug">;
  level: "info" | "debug";
}): NonNullable<Observer["attempt"]> {
  const { metrics, clock, logger, level } = options;
  return (named, run) => {
    metrics.webhooks.begun(named, clock.now());
    const { occurredAt: _, ...ids } = named;
    const attributes = {
      ...{ "evergrant.event.id": ids.eventId, "evergrant.delivery.id": ids.deliveryId },
      "evergrant.delivery.attempt": ids.attempt,
    };
    return inSpan("webhook delivery", { kind: SpanKind.CLIENT, attributes }, async (span) => {
      const report = await run();
      const { result, status, durationMs: ms } = report;
      metrics.webhooks.ended(report);
      span.setAttribute("evergrant.delivery.result", result);
      if (status !== null) span.setAttribute("http.response.status_code", status);
      if (result !== "DELIVERED") markFailed(span, result);
      logger[level]({ ...ids, result, status, ms }, "Webhook delivery attempted");
      return report;
    });
  };
}
