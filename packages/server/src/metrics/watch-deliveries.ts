import { type InstallationDeps, measureTelling, measureWebhookBacklog } from "@evergrant/core";
import { Gauge } from "prom-client";
import type { Metrics } from "./create-metrics.ts";
import { within } from "./within.ts";

const SAME = "The same of every worker: take the maximum.";

/** What waits for webhook endpoints and for people: of the database, as what is due. */
export function watchDeliveries(
  metrics: Metrics,
  deps: Pick<InstallationDeps, "database" | "machineClock">,
): void {
  const registers = [metrics.registry];
  const due = new Gauge({
    name: "evergrant_webhook_due_lanes",
    help: `Orders of deliveries (an account's, for an endpoint) whose first is due; 10000 stands for that or more. ${SAME}`,
    registers,
  });
  const late = new Gauge({
    name: "evergrant_webhook_late_seconds",
    help: `How long the first of them has been due (machine time). ${SAME}`,
    registers,
  });
  const failing = new Gauge({
    name: "evergrant_webhook_failing_endpoints",
    help: `Endpoints that are left alone because they fail, but for a probe now and then. ${SAME}`,
    registers,
  });
  const issues = new Gauge({
    name: "evergrant_open_issues",
    help: `Issues that are open, by kind. ${SAME}`,
    labelNames: ["kind"],
    registers,
  });
  const waiting = new Gauge({
    name: "evergrant_waiting_to_be_told",
    help: `What people are to be told: notifications in no message yet, messages, and mails of the outbox; 10000 stands for that or more. ${SAME}`,
    labelNames: ["what"],
    registers,
  });
  metrics.beforeScrape(async () => {
    const [backlog, telling] = await Promise.all([
      within(() => measureWebhookBacklog(deps)),
      within(() => measureTelling(deps)),
    ]);
    for (const gauge of [due, late, failing]) gauge.remove();
    for (const gauge of [issues, waiting]) gauge.reset();
    if (backlog !== null) {
      due.set(backlog.dueLanes);
      late.set(backlog.oldestSeconds);
      failing.set(backlog.failingEndpoints);
    }
    if (telling === null) return;
    const { openIssues, ...rest } = telling;
    for (const { kind, count } of openIssues) issues.set({ kind }, count);
    for (const [what, count] of Object.entries(rest)) waiting.set({ what }, count);
  });
}
