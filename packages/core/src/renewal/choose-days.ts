import { type Day, isWeekend } from "./day.ts";

/** Days of which one has to be chosen, from the earliest to the latest. */
export interface Window {
  earliest: Day;
  latest: Day;
}

/** What it costs to meet all windows that begin after a day, and the first day chosen for it. */
interface Choice {
  days: number;
  weekends: number;
  next: Day | null;
}

const NOTHING: Choice = { days: 0, weekends: 0, next: null };

/**
 * The fewest days such that each window has one; of equally few those with the fewest weekends; then the latest.
 * From the last day back: what is best after a day depends only on the windows that begin after it.
 * Windows do not begin before today. Costs the square of the days that are looked at, whatever the number of windows.
 */
export function chooseDays(windows: readonly Window[], today: Day): Day[] {
  const end = windows.reduce((last, { latest }) => Math.max(last, latest), today);
  const deadlines = findDeadlines(windows, { today, end });
  // By the distance from the day before today, after which every window begins.
  const best: Choice[] = [];
  for (let day = end; day >= today - 1; day -= 1) {
    const deadline = deadlines[day - today + 1];
    best[day - today + 1] =
      deadline === undefined || deadline === Infinity
        ? NOTHING
        : chooseNext(day + 1, deadline, (next) => best[next - today + 1] ?? NOTHING);
  }
  const chosen: Day[] = [];
  let next = best[0]?.next ?? null;
  while (next !== null) {
    chosen.push(next);
    next = best[next - today + 1]?.next ?? null;
  }
  return chosen;
}

/** For each day, from the one before today on, until when a day must be chosen after it; Infinity: none need be. */
function findDeadlines(
  windows: readonly Window[],
  { today, end }: { today: Day; end: Day },
): number[] {
  const deadlines = new Array<number>(end - today + 2).fill(Infinity);
  for (const { earliest, latest } of windows) {
    const before = earliest - today;
    deadlines[before] = Math.min(deadlines[before] ?? Infinity, latest);
  }
  for (let index = deadlines.length - 2; index >= 0; index -= 1)
    deadlines[index] = Math.min(deadlines[index] ?? Infinity, deadlines[index + 1] ?? Infinity);
  return deadlines;
}

function chooseNext(from: Day, deadline: Day, bestAfter: (day: Day) => Choice): Choice {
  let chosen: Choice | null = null;
  for (let next = deadline; next >= from; next -= 1) {
    const after = bestAfter(next);
    const days = after.days + 1;
    // The later a day, the fewer windows are left after it: earlier ones are no better any more.
    if (chosen !== null && days > chosen.days) break;
    const weekends = after.weekends + (isWeekend(next) ? 1 : 0);
    if (chosen === null || weekends < chosen.weekends) chosen = { days, weekends, next };
  }
  return chosen ?? NOTHING;
}
