import { Histogram, type Registry } from "prom-client";
import { REMOTE_SECONDS } from "./policy.ts";

/** Mails to people. */
export function createMailMetrics(registry: Registry) {
  const mails = new Histogram({
    name: "evergrant_mail_seconds",
    help: "Mails that were handed to the mail server, by outcome: sent or failed.",
    labelNames: ["outcome"],
    buckets: REMOTE_SECONDS,
    registers: [registry],
  });
  return {
    sent: (outcome: "sent" | "failed", seconds: number) => mails.observe({ outcome }, seconds),
  };
}
