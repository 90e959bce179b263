import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseDays, type Window } from "./choose-days.ts";
import { isWeekend } from "./day.ts";

// 1 March 2026, a Sunday.
const TODAY = 20_513;
const SMALL_DAYS = 12;

const windows = (days: number) =>
  fc.array(
    fc.tuple(fc.nat({ max: days - 1 }), fc.nat({ max: days - 1 })).map(
      ([one, other]): Window => ({
        earliest: TODAY + Math.min(one, other),
        latest: TODAY + Math.max(one, other),
      }),
    ),
    { maxLength: 9 },
  );

const suits = (days: readonly number[], { earliest, latest }: Window) =>
  days.some((day) => day >= earliest && day <= latest);

/** All plans there are. */
function* everyPlan(): Generator<number[]> {
  for (let bits = 0; bits < 2 ** SMALL_DAYS; bits += 1)
    yield Array.from({ length: SMALL_DAYS }, (_, place) => TODAY + place).filter(
      (day) => (bits >> (day - TODAY)) & 1,
    );
}

const weekendsOf = (days: readonly number[]) => days.filter(isWeekend).length;

/** Whether the first plan is to be preferred. */
function isBetter(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return one.length < other.length;
  if (weekendsOf(one) !== weekendsOf(other)) return weekendsOf(one) < weekendsOf(other);
  const differing = one.findIndex((day, place) => day !== other[place]);
  return differing >= 0 && (one[differing] ?? 0) > (other[differing] ?? 0);
}

it("chooses what is best of all plans: the fewest days, the fewest weekends, the latest days", () => {
  const plans = [...everyPlan()];
  fc.assert(
    fc.property(windows(SMALL_DAYS), (given) => {
      const best = plans
        .filter((plan) => given.every((window) => suits(plan, window)))
        .reduce((one, other) => (isBetter(other, one) ? other : one));
      expect(chooseDays(given, TODAY)).toEqual(best);
    }),
    { numRuns: 150 },
  );
});

it("gives each window a day, and needs every day", () => {
  fc.assert(
    fc.property(windows(800), (given) => {
      const days = chooseDays(given, TODAY);
      expect(given.every((window) => suits(days, window))).toBe(true);
      for (const day of days)
        expect(given.every((window) => suits(without(days, day), window))).toBe(false);
    }),
  );
});

it("moves no day for a window that one of them suits", () => {
  fc.assert(
    fc.property(windows(60), windows(60), (given, more) => {
      const days = chooseDays(given, TODAY);
      const fitting = more.filter((window) => suits(days, window));
      expect(chooseDays([...given, ...fitting], TODAY)).toEqual(days);
    }),
  );
});

it("chooses no day for nothing", () => {
  expect(chooseDays([], TODAY)).toEqual([]);
});

function without(days: readonly number[], day: number): number[] {
  return days.filter((one) => one !== day);
}
