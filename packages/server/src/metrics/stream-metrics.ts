import { Counter, Gauge, type Registry } from "prom-client";

/** Streams of subscriptions. */
export function createStreamMetrics(registry: Registry) {
  const registers = [registry];
  const open = new Gauge({
    name: "evergrant_streams_open",
    help: "Streams that are open, by transport.",
    labelNames: ["transport"],
    registers,
  });
  const closed = new Counter({
    name: "evergrant_streams_closed_total",
    help: "Streams that ended, by reason: client, ended, failed, or why the credential ended.",
    labelNames: ["transport", "reason"],
    registers,
  });
  const results = new Counter({
    name: "evergrant_stream_results_total",
    help: "Results that were handed to streams.",
    labelNames: ["transport"],
    registers,
  });
  return {
    opened: (transport: string) => open.inc({ transport }),
    delivered: (transport: string) => results.inc({ transport }),
    closed(transport: string, reason: string) {
      open.dec({ transport });
      closed.inc({ transport, reason });
    },
  };
}
