import type { Told } from "./write.ts";

/**
 * What a reader saw of a log other than it should be: each committed event once and nothing else, and no
 * event before one whose commit had been answered when it was begun.
 */
export function findDisorder(
  told: readonly Pick<Told, "number" | "beganAt" | "doneAt">[],
  seen: readonly number[],
): string[] {
  const problems: string[] = [];
  const byNumber = new Map(told.map((one) => [one.number, one]));
  const counts = new Map<number, number>();
  for (const number of seen) counts.set(number, (counts.get(number) ?? 0) + 1);
  for (const { number } of told)
    if (!counts.has(number)) problems.push(`${number} was committed and never seen`);
  for (const [number, count] of counts) {
    if (count > 1) problems.push(`${number} was seen ${count} times`);
    if (!byNumber.has(number)) problems.push(`${number} was seen and never committed`);
  }
  // From the end: of all that stand later, when the earliest was done.
  let earliestDoneAt = Number.POSITIVE_INFINITY;
  for (const number of seen.toReversed()) {
    const one = byNumber.get(number);
    if (one === undefined) continue;
    if (earliestDoneAt < one.beganAt)
      problems.push(`${number} stands before one that was committed before it was begun`);
    earliestDoneAt = Math.min(earliestDoneAt, one.doneAt);
  }
  return problems;
}
