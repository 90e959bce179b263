import { Counter, type Registry } from "prom-client";

/** The limiter's store. */
export function createRateLimitMetrics(registry: Registry) {
  const failures = new Counter({
    name: "evergrant_rate_limit_store_failures_total",
    help: "Times that the store of points did not answer; each process then counts alone.",
    registers: [registry],
  });
  return { storeFailed: () => failures.inc() };
}
