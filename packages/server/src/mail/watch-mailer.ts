import type { Mailer } from "@evergrant/core";
import { SpanKind } from "@opentelemetry/api";
import type { Metrics } from "../metrics/create-metrics.ts";
import { inSpan } from "../tracing/span.ts";

/** Counts what is sent, and makes a span of it: nothing of whom it is for, or of what it says. */
export function watchMailer(mailer: Mailer, { mails }: Pick<Metrics, "mails">): Mailer {
  return {
    send: (mail) =>
      inSpan("send mail", { kind: SpanKind.CLIENT }, async () => {
        const begunAt = performance.now();
        const end = (outcome: "sent" | "failed") =>
          mails.sent(outcome, (performance.now() - begunAt) / 1_000);
        try {
          await mailer.send(mail);
          end("sent");
        } catch (error) {
          end("failed");
          throw error;
        }
      }),
  };
}
