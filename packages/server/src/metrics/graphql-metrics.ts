import { Counter, Histogram, type Registry } from "prom-client";
import { FAST_SECONDS } from "./policy.ts";

export interface CountedOperation {
  type: string;
  /** A trusted document's name, or `other`. */
  operation: string;
  /** OK, or the code of the first thing that was refused. */
  code: string;
  /** Null of a subscription: it takes as long as it is read. */
  seconds: number | null;
}

/** Operations of the API. */
export function createGraphqlMetrics(registry: Registry) {
  const registers = [registry];
  const operations = new Counter({
    name: "evergrant_graphql_operations_total",
    help: "Operations, by type, name (of a trusted document, else other) and outcome: OK or an error's code.",
    labelNames: ["type", "operation", "code"],
    registers,
  });
  const durations = new Histogram({
    name: "evergrant_graphql_operation_seconds",
    help: "From reading a query or mutation to its answer.",
    labelNames: ["type", "operation"],
    buckets: FAST_SECONDS,
    registers,
  });
  return {
    answered({ type, operation, code, seconds }: CountedOperation) {
      operations.inc({ type, operation, code });
      if (seconds !== null) durations.observe({ type, operation }, seconds);
    },
  };
}
