import fc from "fast-check";
import { expect, it } from "vitest";
import { DAY_MS } from "../mws-token/policy.ts";
import { dayOf, writeDay } from "./day.ts";
import { planRenewalDays } from "./plan-days.ts";

const NOW = new Date("2026-03-02T12:00:00.000Z");
const TODAY = dayOf(NOW);
const ending = (date: string) => ({ expiresAt: new Date(`${date}T15:30:00.000Z`) });

const plan = (...dates: string[]) =>
  planRenewalDays(dates.map(ending), TODAY).map(({ day, expiries }) => [
    writeDay(day),
    expiries.map(({ expiresAt }) => expiresAt.toISOString().slice(0, 10)),
  ]);

it("renews together what ends within weeks of each other, a week before the first", () => {
  expect(plan("2026-06-09", "2026-06-23", "2026-07-10")).toEqual([
    ["2026-06-02", ["2026-06-09", "2026-06-23", "2026-07-10"]],
  ]);
});

it("takes the working day before a weekend", () => {
  // 7 June 2026 is a Sunday.
  expect(plan("2026-06-14")).toEqual([["2026-06-05", ["2026-06-14"]]]);
});

it("has what ended, or ends within the week, renewed today", () => {
  expect(plan("2026-02-20", "2026-03-05", "2026-12-01")).toEqual([
    ["2026-03-02", ["2026-02-20", "2026-03-05"]],
    ["2026-11-24", ["2026-12-01"]],
  ]);
});

it("renews along with what is due today, if that saves a day", () => {
  expect(plan("2026-03-04", "2026-04-10", "2026-05-10")).toEqual([
    ["2026-03-02", ["2026-03-04", "2026-04-10"]],
    ["2026-05-01", ["2026-05-10"]],
  ]);
});

it("renews each once: 7 to 45 days before its end, or today", () => {
  const moments = fc.integer({ min: -60 * DAY_MS, max: 730 * DAY_MS });
  fc.assert(
    fc.property(fc.array(moments, { maxLength: 60 }), (offsets) => {
      const expiries = offsets.map((offset) => ({ expiresAt: new Date(Number(NOW) + offset) }));
      const days = planRenewalDays(expiries, TODAY);
      expect(new Set(days.flatMap((one) => one.expiries))).toEqual(new Set(expiries));
      expect(days.flatMap((one) => one.expiries)).toHaveLength(expiries.length);
      for (const { day, expiries: together } of days)
        for (const { expiresAt } of together) {
          const ahead = dayOf(expiresAt) - day;
          if (day !== TODAY) expect(ahead).toBeGreaterThanOrEqual(7);
          expect(ahead).toBeLessThanOrEqual(45);
        }
    }),
  );
});

it("keeps its days from one day to the next", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 60, max: 700 }), { minLength: 1 }), (offsets) => {
      const expiries = offsets.map((days) => ({
        expiresAt: new Date(Number(NOW) + days * DAY_MS),
      }));
      const before = planRenewalDays(expiries, TODAY);
      expect(planRenewalDays(expiries, TODAY + 1)).toEqual(before);
    }),
  );
});
