/** What one thing costs in either way, in milliseconds: medians of runs that alternate. */
export interface Compared {
  name: string;
  without: number;
  with: number;
  /** Median of the ratios of neighbouring runs: what the machine does meanwhile strikes both alike. */
  ratio: number;
}

/** Does the same in two ways in turn, each first every other time. */
export async function compare(
  name: string,
  runs: number,
  ways: { without: () => Promise<unknown>; with: () => Promise<unknown> },
): Promise<Compared> {
  const pairs: { without: number; with: number }[] = [];
  for (let run = -WARM_UP_RUNS; run < runs; run += 1) {
    const isFirst = run % 2 === 0;
    const early = await time(isFirst ? ways.with : ways.without);
    const late = await time(isFirst ? ways.without : ways.with);
    if (run >= 0)
      pairs.push(isFirst ? { with: early, without: late } : { with: late, without: early });
  }
  return {
    name,
    without: medianOf(pairs.map((pair) => pair.without)),
    with: medianOf(pairs.map((pair) => pair.with)),
    ratio: medianOf(pairs.map((pair) => pair.with / pair.without)),
  };
}

const WARM_UP_RUNS = 20;

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
