import type { Source } from "./list-sources.ts";

/** The most lines that the middle, the ninetieth of a hundred and the longest file may have. */
const MAX_LINES = { median: 60, p90: 180, max: 300 };

export interface Lengths {
  files: number;
  median: number;
  p90: number;
  max: number;
  longest: string;
}

export function measureLines(sources: readonly Pick<Source, "path" | "lines">[]): Lengths {
  const sorted = sources.toSorted((a, b) => a.lines - b.lines);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]?.lines ?? 0;
  const last = sorted.at(-1);
  return {
    files: sorted.length,
    median: at(0.5),
    p90: at(0.9),
    max: last?.lines ?? 0,
    longest: last?.path ?? "none",
  };
}

export function overLimits(name: string, lengths: Lengths): string[] {
  return (["median", "p90", "max"] as const)
    .filter((measure) => lengths[measure] > MAX_LINES[measure])
    .map((measure) => {
      const file = measure === "max" ? ` (${lengths.longest})` : "";
      return `too long: ${measure} of ${name} is ${lengths[measure]} lines${file}, at most ${MAX_LINES[measure]} allowed`;
    });
}
