import { expect, it } from "vitest";
import { nextKeyWarningAt, startKeyTerm, untoldKeyStage } from "./expiry-ladder.ts";
import { DAY_MS } from "./policy.ts";

const END = new Date("2026-06-01T00:00:00.000Z");
const before = (milliseconds: number) => new Date(END.getTime() - milliseconds);
const untold = (now: Date, warnedDays: number | null = null) =>
  untoldKeyStage({ expiresAt: END, warnedDays }, now);

it.each([30, 7, 1])("tells %d days before the end, not a moment earlier, and once", (days) => {
  expect(untold(before(days * DAY_MS))).toBe(days);
  expect(untold(before(days * DAY_MS + 1))).not.toBe(days);
  expect(untold(before(days * DAY_MS), days)).toBeNull();
});

it("tells only the latest of several that were missed, and nothing once it is over", () => {
  expect(untold(before(DAY_MS / 2))).toBe(1);
  expect(untold(before(1), 7)).toBe(1);
  expect(untold(END)).toBeNull();
  expect(untoldKeyStage({ expiresAt: null, warnedDays: null }, END)).toBeNull();
});

it("knows the next stage", () => {
  const next = (now: Date, warnedDays: number | null) =>
    nextKeyWarningAt({ expiresAt: END, warnedDays }, now);
  expect(next(before(40 * DAY_MS), null)).toEqual(before(30 * DAY_MS));
  expect(next(before(30 * DAY_MS), 30)).toEqual(before(7 * DAY_MS));
  expect(next(before(DAY_MS), 1)).toBeNull();
  expect(nextKeyWarningAt({ expiresAt: null, warnedDays: null }, END)).toBeNull();
});

it("begins anew with another end, without what lies behind", () => {
  expect(startKeyTerm(END, before(10 * DAY_MS))).toEqual({
    expiresAt: END,
    warnedDays: null,
    warnAt: before(7 * DAY_MS),
  });
  expect(startKeyTerm(null, END)).toEqual({ expiresAt: null, warnedDays: null, warnAt: null });
});
