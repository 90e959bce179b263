import type { Database } from "@evergrant/db";
import { Gauge } from "prom-client";
import type { Metrics } from "./create-metrics.ts";
import { within } from "./within.ts";

/** Whether the database answers this process, and its pool of connections. */
export function watchDatabase(metrics: Metrics, database: Pick<Database, "pool" | "system">): void {
  const registers = [metrics.registry];
  const up = new Gauge({
    name: "evergrant_database_up",
    help: "1 where the database answered this scrape, else 0.",
    registers,
  });
  const connections = new Gauge({
    name: "evergrant_database_connections",
    help: "Connections of this process's pool, by state: used or idle.",
    labelNames: ["state"],
    registers,
  });
  const waiting = new Gauge({
    name: "evergrant_database_waiting",
    help: "Statements and transactions of this process that wait for a connection.",
    registers,
  });
  metrics.beforeScrape(async () => {
    // Before the look, which takes a connection itself.
    const pool = database.pool();
    connections.set({ state: "used" }, pool.size - pool.idle);
    connections.set({ state: "idle" }, pool.idle);
    waiting.set(pool.waiting);
    const answer = await within(() => database.system.$queryRaw`SELECT 1`);
    up.set(answer === null ? 0 : 1);
  });
}
