/** One measure of a process, at a moment. */
export interface Sample {
  seconds: number;
  value: number;
}

/** The line through the samples that lies nearest to all of them: how much it grows in a minute. */
export function slopeAMinute(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const at = mean(samples.map(({ seconds }) => seconds));
  const level = mean(samples.map(({ value }) => value));
  let [above, below] = [0, 0];
  for (const { seconds, value } of samples) {
    above += (seconds - at) * (value - level);
    below += (seconds - at) ** 2;
  }
  return below === 0 ? 0 : (above / below) * 60;
}
