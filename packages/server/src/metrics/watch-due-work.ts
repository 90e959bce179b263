import { countDue, type InstallationDeps } from "@evergrant/core";
import { Gauge } from "prom-client";
import type { Metrics } from "./create-metrics.ts";
import { within } from "./within.ts";

/**
 * How much is due, and how late. Of the database, not of a process: every worker says the same, so a fleet's
 * maximum is meant, never its sum. While the database does not answer they are left out.
 */
export function watchDueWork(
  metrics: Metrics,
  deps: Pick<InstallationDeps, "database" | "clock">,
  /** Jobs that wait in pg-boss. */
  countJobs: () => Promise<number>,
): void {
  const registers = [metrics.registry];
  const due = new Gauge({
    name: "evergrant_due_work",
    help: "Things that are due, by kind; 10000 stands for that or more. The same of every worker: take the maximum.",
    labelNames: ["kind"],
    registers,
  });
  const late = new Gauge({
    name: "evergrant_due_work_late_seconds",
    help: "How late the first of them is (domain time). The same of every worker: take the maximum.",
    labelNames: ["kind"],
    registers,
  });
  const jobs = new Gauge({
    name: "evergrant_queued_jobs",
    help: "Jobs that wait in pg-boss. The same of every worker: take the maximum.",
    registers,
  });
  let asked: Promise<void> | undefined;
  const refresh = async () => {
    const [counts, queued] = await Promise.all([within(() => countDue(deps)), within(countJobs)]);
    due.reset();
    late.reset();
    const now = deps.clock.now().getTime();
    for (const { kind, count, dueSince } of counts ?? []) {
      due.set({ kind }, count);
      late.set({ kind }, dueSince === null ? 0 : Math.max(0, now - dueSince.getTime()) / 1_000);
    }
    jobs.remove();
    if (queued !== null) jobs.set(queued);
  };
  // Scrapes at the same time ask once.
  metrics.beforeScrape(() => {
    asked ??= refresh().finally(() => {
      asked = undefined;
    });
    return asked;
  });
}
