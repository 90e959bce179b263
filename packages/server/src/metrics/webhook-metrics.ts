import type { AttemptReport, DeliveryAttempt } from "@evergrant/core";
import { Histogram, type Registry } from "prom-client";
import { REMOTE_SECONDS, WAIT_SECONDS } from "./policy.ts";

const STATUS_CLASS = 100;

/** Attempts of webhook deliveries. */
export function createWebhookMetrics(registry: Registry) {
  const registers = [registry];
  const attempts = new Histogram({
    name: "evergrant_webhook_attempt_seconds",
    help: "Calls of endpoints, by what they came to (delivered, retried, failed or lost) and by the class of the answer, or none.",
    labelNames: ["outcome", "class"],
    buckets: REMOTE_SECONDS,
    registers,
  });
  const lag = new Histogram({
    name: "evergrant_webhook_lag_seconds",
    help: "From an event's time until the first attempt of its delivery is begun (domain time); replays are not counted.",
    buckets: WAIT_SECONDS,
    registers,
  });
  return {
    begun({ attempt, isReplay, occurredAt }: DeliveryAttempt, now: Date) {
      if (attempt === 1 && !isReplay)
        lag.observe(Math.max(0, now.getTime() - occurredAt.getTime()) / 1_000);
    },
    ended({ result, status, durationMs }: AttemptReport) {
      const answer = status === null ? "none" : `${Math.floor(status / STATUS_CLASS)}xx`;
      attempts.observe({ outcome: result.toLowerCase(), class: answer }, durationMs / 1_000);
    },
  };
}
