import { monitorEventLoopDelay } from "node:perf_hooks";
import { leadToTarget } from "./lead-to-target.ts";

// Loaded into each process of the fleet before its own program: tells what only it knows of itself.

leadToTarget();

export interface Vitals {
  rssBytes: number;
  heapBytes: number;
  /** Of the time since it was last asked. */
  lagP99Ms: number;
  lagMaxMs: number;
  /** Sockets, timers and the like that keep it alive. */
  handles: number;
}

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

process.on("message", () => {
  const { rss, heapUsed } = process.memoryUsage();
  const vitals: Vitals = {
    rssBytes: rss,
    heapBytes: heapUsed,
    lagP99Ms: delay.percentile(99) / 1e6,
    lagMaxMs: delay.max / 1e6,
    handles: process.getActiveResourcesInfo().length,
  };
  delay.reset();
  process.send?.(vitals);
});
// Nobody is left who would end it.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
