import { Histogram, type Registry } from "prom-client";
import { REMOTE_SECONDS } from "./policy.ts";

export type MailOutcome = "sent" | "failed" | "uncertain";

/** Mails to people. */
export function createMailMetrics(registry: Registry) {
  const mails = new Histogram({
    name: "evergrant_mail_seconds",
    help: "Mails that were handed to the mail server, by outcome: sent, failed, or uncertain where nobody knows.",
    labelNames: ["outcome"],
    buckets: REMOTE_SECONDS,
    registers: [registry],
  });
  return {
    sent: (outcome: MailOutcome, seconds: number) => mails.observe({ outcome }, seconds),
  };
}
