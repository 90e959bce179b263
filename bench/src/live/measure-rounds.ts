import type { Holder } from "./holder.ts";
import type { Tenant } from "./make-tenants.ts";
import { percentile } from "./percentile.ts";
import type { Tell } from "./tellers.ts";

/** How long events took from being told to their streams, in milliseconds, over all rounds. */
export interface Latencies {
  p50: number;
  p99: number;
  most: number;
  /** Streams that had not got an event when the time was over. */
  missed: number;
}

/** A server, as it is told and listened to. */
export interface Side {
  tell: Tell;
  holder: Holder;
}

let told = 0;

/** Tells each of the tenants in turn, each event to both servers: the one first every other time. */
export async function measureRounds(
  sides: readonly [Side, Side],
  tenants: readonly Tenant[],
  rounds: number,
): Promise<[Latencies, Latencies]> {
  const took: [number[], number[]] = [[], []];
  let missed: [number, number] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const tenant = tenants[round % tenants.length];
    if (tenant === undefined) break;
    for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { latencies, missing } = await measureOne(sides[which], tenant);
      took[which].push(...latencies);
      missed = missed.with(which, missed[which] + missing) as [number, number];
    }
  }
  return [sum(took[0], missed[0]), sum(took[1], missed[1])];
}

async function measureOne({ tell, holder }: Side, { workspaceId, subscribers }: Tenant) {
  told += 1;
  const toldAt = await tell(workspaceId, told);
  const { times } = await holder.arrivals(told, subscribers);
  return { latencies: times.map((time) => time - toldAt), missing: subscribers - times.length };
}

function sum(latencies: readonly number[], missed: number): Latencies {
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
  return { p50, p99, most: percentile(latencies, 1), missed };
}
