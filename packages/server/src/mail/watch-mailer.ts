import type { Mailer, Sending } from "@evergrant/core";
import { SpanKind } from "@opentelemetry/api";
import type { Metrics } from "../metrics/create-metrics.ts";
import type { MailOutcome } from "../metrics/mail-metrics.ts";
import { inSpan } from "../tracing/span.ts";

const OUTCOMES: Record<Sending, MailOutcome> = {
  TAKEN: "sent",
  NOT_TAKEN: "failed",
  REFUSED: "failed",
  UNCERTAIN: "uncertain",
};

/** Counts what is sent, and makes a span of it: nothing of whom it is for, or of what it says. */
export function watchMailer(mailer: Mailer, { mails }: Pick<Metrics, "mails">): Mailer {
  return {
    isSetUp: mailer.isSetUp,
    send: (mail) =>
      inSpan("send mail", { kind: SpanKind.CLIENT }, async () => {
        const begunAt = performance.now();
        const sending = await mailer.send(mail);
        mails.sent(OUTCOMES[sending], (performance.now() - begunAt) / 1_000);
        return sending;
      }),
  };
}
