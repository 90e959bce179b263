import type { Sending } from "@evergrant/core";
import { Counter, type Registry } from "prom-client";

/** Messages to people: what needs a person, by mail or in Slack. */
export function createMessageMetrics(registry: Registry) {
  const messages = new Counter({
    name: "evergrant_messages_total",
    help: "Attempts to send messages, by channel and outcome: taken, not_taken (tried again), refused, uncertain (nobody knows), silenced (nothing to tell any more) or error (ours; tried again where nothing was sent).",
    labelNames: ["channel", "outcome"],
    registers: [registry],
  });
  return {
    sent: (channel: string, outcome: Sending | "SILENCED" | "ERROR") =>
      messages.inc({ channel: channel.toLowerCase(), outcome: outcome.toLowerCase() }),
  };
}
