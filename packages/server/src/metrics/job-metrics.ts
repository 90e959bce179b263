import { Counter, Histogram, type Registry } from "prom-client";
import { REMOTE_SECONDS, WAIT_SECONDS } from "./policy.ts";

/** What workers did: due work by kind, and their chores. */
export function createJobMetrics(registry: Registry) {
  const registers = [registry];
  const labelNames = ["kind"] as const;
  const runs = new Counter({
    name: "evergrant_jobs_total",
    help: "Things that were due, and chores, by kind and outcome: done or failed. What failed is tried again.",
    labelNames: [...labelNames, "outcome"],
    registers,
  });
  const durations = new Histogram({
    name: "evergrant_job_seconds",
    help: "How long one of them took.",
    labelNames,
    buckets: REMOTE_SECONDS,
    registers,
  });
  const lateness = new Histogram({
    name: "evergrant_job_lateness_seconds",
    help: "How long after its time one was begun (domain time).",
    labelNames,
    buckets: WAIT_SECONDS,
    registers,
  });
  return {
    begun: (kind: string, lateSeconds: number) =>
      lateness.observe({ kind }, Math.max(0, lateSeconds)),
    ended(kind: string, outcome: "done" | "failed", seconds: number) {
      runs.inc({ kind, outcome });
      durations.observe({ kind }, seconds);
    },
  };
}
