import type { Observer } from "@evergrant/core";
import { SpanKind } from "@opentelemetry/api";
import type { Metrics } from "../metrics/create-metrics.ts";
import { inSpan } from "../tracing/span.ts";
import { runJob } from "./run-job.ts";

/** Runs each mail and message as a job of its own, and counts what became of messages; mails are counted where they are sent. */
export function createSendingWatch(
  metrics: Pick<Metrics, "jobs" | "messages">,
): NonNullable<Observer["send"]> {
  return (item, run) => {
    if (item.kind === "MAIL") return runJob(metrics, item, run);
    const { channel, ...job } = item;
    const attributes = { "evergrant.message.id": item.id, "evergrant.message.channel": channel };
    return runJob(metrics, job, () =>
      inSpan("send message", { kind: SpanKind.CLIENT, attributes }, async (span) => {
        try {
          const sending = await run();
          metrics.messages.sent(channel, sending);
          span.setAttribute("evergrant.message.outcome", sending);
          return sending;
        } catch (error) {
          metrics.messages.sent(channel, "ERROR");
          throw error;
        }
      }),
    );
  };
}
