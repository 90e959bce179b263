import { expect, it } from "vitest";
import { DAY_MS } from "./policy.ts";
import { daysLeft, untoldStage } from "./warning.ts";

const STAGES = [60, 30, 14, 7, 3, 1];
const EXPIRES_AT = new Date("2027-06-01T00:00:00Z");
const before = (days: number, ms = 0) => new Date(EXPIRES_AT.getTime() - days * DAY_MS + ms);
const token = (warnedDays: number | null) =>
  ({ status: "ENABLED", expiresAt: EXPIRES_AT, warnedDays }) as const;

it.each([
  ["a moment before the first stage", before(60, -1), null, null],
  ["exactly at a stage", before(60), null, 60],
  ["between stages that were told", before(45), 60, null],
  ["late: only the latest stage", before(5), null, 7],
  ["late, an earlier one told", before(2), 30, 3],
  ["in the last moment", before(0, -1), 3, 1],
  ["exactly at its date", before(0), null, null],
  ["past its date", before(-1), null, null],
])("tells, %s", (_when, now, warnedDays, expected) => {
  expect(untoldStage(token(warnedDays), STAGES, now)).toBe(expected);
});

it("tells nothing while DISABLED, nothing without a date", () => {
  expect(untoldStage({ ...token(null), status: "DISABLED" }, STAGES, before(5))).toBeNull();
  expect(untoldStage({ ...token(null), expiresAt: null }, STAGES, before(5))).toBeNull();
});

it("counts whole days, rounded up", () => {
  expect(daysLeft(EXPIRES_AT, before(30))).toBe(30);
  expect(daysLeft(EXPIRES_AT, before(30, 1))).toBe(30);
  expect(daysLeft(EXPIRES_AT, before(0, -1))).toBe(1);
});
