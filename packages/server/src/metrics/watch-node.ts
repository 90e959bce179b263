import { collectDefaultMetrics, Gauge, type Registry } from "prom-client";

/** The process itself: its memory, processor time, event loop and garbage collection. Once a process. */
export function watchNode(registry: Registry, role: string): void {
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "evergrant_process_info",
    help: "1 for each process, with its role.",
    labelNames: ["role"],
    registers: [registry],
  }).set({ role }, 1);
}
