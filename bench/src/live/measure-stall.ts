import { setTimeout as delay } from "node:timers/promises";
import type { Side } from "./measure-rounds.ts";
import { percentile } from "./percentile.ts";
import { STALL_EVENT_BYTES, STALL_EVENT_EVERY_MS } from "./policy.ts";

export interface UnderLoad {
  events: number;
  p50: number;
  p99: number;
  /** Of the streams that go on reading: events that did not come. */
  missed: number;
}

let told = 1_000_000;

/** Tells a workspace event after event for so long, and measures when they come to so many streams. */
export async function measureUnderLoad(
  { tell, holder }: Side,
  { workspaceId, reading, ms }: { workspaceId: string; reading: number; ms: number },
): Promise<UnderLoad> {
  const until = performance.now() + ms;
  const latencies: number[] = [];
  let missed = 0;
  let events = 0;
  while (performance.now() < until) {
    told += 1;
    events += 1;
    const next = delay(STALL_EVENT_EVERY_MS);
    const toldAt = await tell(workspaceId, told, STALL_EVENT_BYTES);
    const { times } = await holder.arrivals(told, reading);
    for (const time of times) latencies.push(time - toldAt);
    missed += Math.max(0, reading - times.length);
    await next;
  }
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
  return { events, p50, p99, missed };
}
