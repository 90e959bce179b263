import { monitorEventLoopDelay } from "node:perf_hooks";
import { leadToTarget } from "./lead-to-target.ts";

// Loaded into each process of the fleet before its own program: tells what only it knows of itself.

leadToTarget();

export interface Vitals {
  /** What the system has given it, of which V8 keeps a hundred megabytes of room, now more, now less. */
  rssBytes: number;
  /** Of the time since it was last asked. */
  lagP99Ms: number;
  lagMaxMs: number;
  /** Sockets, timers and the like that keep it alive. */
  handles: number;
}

/** What it is asked for: "vitals", or "held", which is what is left when all that may be is collected. */
export type Question = "vitals" | "held";

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

function readVitals(): Vitals {
  const vitals: Vitals = {
    rssBytes: process.memoryUsage.rss(),
    lagP99Ms: delay.percentile(99) / 1e6,
    lagMaxMs: delay.max / 1e6,
    handles: process.getActiveResourcesInfo().length,
  };
  delay.reset();
  return vitals;
}

/** In bytes. The collection's pause is nobody's lag. */
function readHeld(): number {
  if (globalThis.gc === undefined) throw new Error("Start it with --expose-gc.");
  delay.disable();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  delay.enable();
  return heapUsed + external;
}

process.on("message", (question: Question) => {
  process.send?.(question === "held" ? readHeld() : readVitals());
});
// Nobody is left who would end it.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
