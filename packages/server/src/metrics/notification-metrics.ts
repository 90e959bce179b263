import { Counter, type Registry } from "prom-client";

/** Amazon's notifications. */
export function createNotificationMetrics(registry: Registry) {
  const handled = new Counter({
    name: "evergrant_amazon_notifications_total",
    help: "Messages taken from Amazon's queue, by outcome: done (handled, known already or set aside) or left (to be tried again).",
    labelNames: ["outcome"],
    registers: [registry],
  });
  return { handled: (outcome: "done" | "left") => handled.inc({ outcome }) };
}
