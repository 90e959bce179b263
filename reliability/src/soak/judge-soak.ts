import type { NodeSample } from "./run-soak.ts";
import { slopeAMinute } from "./slope.ts";

/** How much a process may seem to grow in a minute, after its warm-up. */
export const RSS_MB_A_MINUTE_MAX = 4;
export const HANDLES_A_MINUTE_MAX = 2;
export const LAG_MS_A_MINUTE_MAX = 10;
/** Of the whole. */
const WARM_UP_SHARE = 1 / 3;

interface Level {
  rssMb: number;
  handles: number;
}

export interface SoakedNode {
  name: string;
  first: Level;
  last: Level;
  rssSlope: number;
  handleSlope: number;
  lagP99: number;
  lagMax: number;
  complaints: string[];
}

const round = (number: number) => Math.round(number * 10) / 10;

/** Says of each process whether what it holds grows. */
export function judgeSoak(samples: readonly NodeSample[], seconds: number): SoakedNode[] {
  const warm = samples.filter((sample) => sample.seconds >= seconds * WARM_UP_SHARE);
  const names = [...new Set(warm.map(({ name }) => name))];
  return names.map((name) => {
    const own = warm.filter((sample) => sample.name === name);
    const slopeOf = (read: (sample: NodeSample) => number) =>
      slopeAMinute(own.map((sample) => ({ seconds: sample.seconds, value: read(sample) })));
    const rssSlope = slopeOf(({ vitals }) => vitals.rssBytes / 1e6);
    const handleSlope = slopeOf(({ vitals }) => vitals.handles);
    const lagSlope = slopeOf(({ vitals }) => vitals.lagP99Ms);
    const levelOf = (sample: NodeSample | undefined): Level => ({
      rssMb: Math.round((sample?.vitals.rssBytes ?? 0) / 1e6),
      handles: sample?.vitals.handles ?? 0,
    });
    const complain = (slope: number, max: number, what: string) =>
      slope > max ? [`${what} grows by ${round(slope)} a minute, more than ${max}`] : [];
    return {
      ...{ name, first: levelOf(own[0]), last: levelOf(own.at(-1)) },
      ...{ rssSlope: round(rssSlope), handleSlope: round(handleSlope) },
      lagP99: round(Math.max(...own.map(({ vitals }) => vitals.lagP99Ms))),
      lagMax: round(Math.max(...own.map(({ vitals }) => vitals.lagMaxMs))),
      complaints: [
        ...complain(rssSlope, RSS_MB_A_MINUTE_MAX, "RSS in MB"),
        ...complain(handleSlope, HANDLES_A_MINUTE_MAX, "the number of handles"),
        ...complain(lagSlope, LAG_MS_A_MINUTE_MAX, "event loop lag in ms"),
      ],
    };
  });
}
