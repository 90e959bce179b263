import type { HeldSample, NodeSample } from "./run-soak.ts";
import { slopeAMinute } from "./slope.ts";

/** How much a process may seem to grow in a minute, after its warm-up. */
export const MB_A_MINUTE_MAX = 4;
export const HANDLES_A_MINUTE_MAX = 2;
export const LAG_MS_A_MINUTE_MAX = 10;
/** Of the whole. */
const WARM_UP_SHARE = 1 / 3;
const LAST_SHARE = 2 / 3;

export interface SoakedNode {
  name: string;
  /** What it holds: after the warm-up, at the end, and how much more a minute. */
  heldMb: readonly [number, number];
  heldSlope: number;
  /** The most that it took until two thirds of the time, and in the last third. */
  rssMb: readonly [number, number];
  handles: readonly [number, number];
  handleSlope: number;
  lagP99: number;
  lagMax: number;
  complaints: string[];
}

const round = (number: number) => Math.round(number * 10) / 10;

/**
 * Says of each process whether it grows. What it holds tells that to the megabyte. RSS rises and falls by V8's own
 * room, many times what a leak takes in a minute, and so has no slope that says anything: it may reach no new height.
 */
export function judgeSoak(
  { vitals, held }: { vitals: readonly NodeSample[]; held: readonly HeldSample[] },
  seconds: number,
): SoakedNode[] {
  const names = [...new Set(vitals.map(({ name }) => name))];
  return names.map((name) => {
    const own = vitals.filter((sample) => sample.name === name);
    const warm = own.filter((sample) => sample.seconds >= seconds * WARM_UP_SHARE);
    const slopeOf = (read: (sample: NodeSample) => number) =>
      slopeAMinute(warm.map((sample) => ({ seconds: sample.seconds, value: read(sample) })));
    const heldLine = held
      .filter((sample) => sample.name === name && sample.seconds >= seconds * WARM_UP_SHARE)
      .map((sample) => ({ seconds: sample.seconds, value: sample.heldBytes / 1e6 }));
    const heldSlope = slopeAMinute(heldLine);
    const handleSlope = slopeOf((sample) => sample.handles);
    const lagSlope = slopeOf((sample) => sample.lagP99Ms);
    const isLast = (sample: NodeSample) => sample.seconds >= seconds * LAST_SHARE;
    const mostRss = (samples: readonly NodeSample[]) =>
      Math.max(0, ...samples.map(({ rssBytes }) => rssBytes / 1e6));
    const rssMb = [mostRss(own.filter((s) => !isLast(s))), mostRss(own.filter(isLast))] as const;
    const rssSlope = ((rssMb[1] - rssMb[0]) / (seconds * (1 - LAST_SHARE))) * 60;
    const ends = (values: readonly number[]) => [values[0] ?? 0, values.at(-1) ?? 0] as const;
    const complain = (slope: number, max: number, what: string) =>
      slope > max ? [`${what} grows by ${round(slope)} a minute, more than ${max}`] : [];
    return {
      name,
      heldMb: ends(heldLine.map(({ value }) => round(value))),
      heldSlope: round(heldSlope),
      rssMb: [Math.round(rssMb[0]), Math.round(rssMb[1])],
      handles: ends(warm.map(({ handles }) => handles)),
      handleSlope: round(handleSlope),
      lagP99: round(Math.max(...warm.map(({ lagP99Ms }) => lagP99Ms))),
      lagMax: round(Math.max(...warm.map(({ lagMaxMs }) => lagMaxMs))),
      complaints: [
        ...(heldLine.length < 2 ? ["nobody knows whether what it holds grows"] : []),
        ...complain(heldSlope, MB_A_MINUTE_MAX, "what it holds, in MB,"),
        ...complain(rssSlope, MB_A_MINUTE_MAX, "the most RSS in MB"),
        ...complain(handleSlope, HANDLES_A_MINUTE_MAX, "the number of handles"),
        ...complain(lagSlope, LAG_MS_A_MINUTE_MAX, "event loop lag in ms"),
      ],
    };
  });
}
