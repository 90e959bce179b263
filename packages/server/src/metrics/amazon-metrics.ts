import type { ProbeOutcome } from "@evergrant/core";
import { Counter, Histogram, type Registry } from "prom-client";
import { REMOTE_SECONDS } from "./policy.ts";

/** Calls to Amazon, and what probes came to. */
export function createAmazonMetrics(registry: Registry) {
  const registers = [registry];
  const calls = new Histogram({
    name: "evergrant_amazon_call_seconds",
    help: "Requests to Amazon, by operation and by the class of its answer.",
    labelNames: ["operation", "class"],
    buckets: REMOTE_SECONDS,
    registers,
  });
  const probes = new Counter({
    name: "evergrant_probes_total",
    help: "Probes of tokens, by what they came to: verified, inactive, or the class of Amazon's refusal.",
    labelNames: ["class"],
    registers,
  });
  return {
    called: (call: { operation: string; class: string; seconds: number }) =>
      calls.observe({ operation: call.operation, class: call.class }, call.seconds),
    probed: (outcome: ProbeOutcome) => probes.inc({ class: outcome }),
  };
}
