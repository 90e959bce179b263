import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLocal, MINUTES_A_DAY, nextHourAt, quietEndsAt, readTimeZone } from "./day-time.ts";

const at = (text: string) => new Date(text);
const minutes = (text: string) => {
  const [hour = 0, minute = 0] = text.split(":").map(Number);
  return hour * 60 + minute;
};
const endsAt = (now: string, start: string, end: string, timeZone: string) =>
  quietEndsAt(at(now), { start: minutes(start), end: minutes(end), timeZone })?.toISOString() ??
  null;

const ZONES = [
  ...["UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kathmandu"],
  ...["Pacific/Chatham", "Pacific/Apia", "Australia/Lord_Howe", "+12:45", "-12:45"],
];

it.each([
  ["before they begin", "2026-03-01T20:59:59Z", null],
  ["at their beginning", "2026-03-01T21:00:00Z", "2026-03-02T06:00:00.000Z"],
  ["after midnight", "2026-03-02T05:59:00Z", "2026-03-02T06:00:00.000Z"],
  ["at their end", "2026-03-02T06:00:00Z", null],
])("knows quiet hours over midnight in Berlin: %s", (_when, now, end) => {
  expect(endsAt(now, "22:00", "07:00", "Europe/Berlin")).toBe(end);
});

it.each([
  ["Chatham, 12:45 ahead", "2026-07-01T10:00:00Z", "Pacific/Chatham", "2026-07-01T18:15:00.000Z"],
  [
    "Chatham in summer, 13:45",
    "2026-01-01T10:00:00Z",
    "Pacific/Chatham",
    "2026-01-01T17:15:00.000Z",
  ],
  ["an offset ahead", "2026-07-01T10:00:00Z", "+12:45", "2026-07-01T18:15:00.000Z"],
  ["an offset behind", "2026-07-01T12:00:00Z", "-12:45", "2026-07-01T19:45:00.000Z"],
])("knows quiet hours in %s", (_where, now, zone, end) => {
  expect(endsAt(now, "22:00", "07:00", zone)).toBe(end);
});

describe("when clocks are changed", () => {
  it("ends after a short night, and after a long one", () => {
    expect(endsAt("2026-03-28T22:00:00Z", "22:00", "07:00", "Europe/Berlin")).toBe(
      "2026-03-29T05:00:00.000Z",
    );
    expect(endsAt("2026-10-24T21:00:00Z", "22:00", "07:00", "Europe/Berlin")).toBe(
      "2026-10-25T06:00:00.000Z",
    );
  });

  it("ends with the leap where its end is leapt over", () => {
    expect(endsAt("2026-03-29T00:30:00Z", "22:00", "02:30", "Europe/Berlin")).toBe(
      "2026-03-29T01:00:00.000Z",
    );
  });

  it("ends at the first of two ends, and of the second hour at the second", () => {
    expect(endsAt("2026-10-25T00:10:00Z", "22:00", "02:30", "Europe/Berlin")).toBe(
      "2026-10-25T00:30:00.000Z",
    );
    expect(endsAt("2026-10-25T01:10:00Z", "22:00", "02:30", "Europe/Berlin")).toBe(
      "2026-10-25T01:30:00.000Z",
    );
  });

  it("has one digest a day", () => {
    const digest = (now: string) =>
      nextHourAt(at(now), { hour: 2, timeZone: "Europe/Berlin" }).toISOString();
    expect(digest("2026-03-28T12:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
    expect(digest("2026-03-29T01:00:00Z")).toBe("2026-03-30T00:00:00.000Z");
    expect(digest("2026-10-24T12:00:00Z")).toBe("2026-10-25T00:00:00.000Z");
    expect(digest("2026-10-25T01:30:00Z")).toBe("2026-10-26T01:00:00.000Z");
  });
});

const MOMENT = fc.date({ min: at("2025-01-01"), max: at("2028-01-01"), noInvalidDate: true });
const MINUTE = fc.integer({ min: 0, max: MINUTES_A_DAY - 1 });
const ZONE = fc.constantFrom(...ZONES);

it("ends quiet hours later than now, within 26 hours, and for good", () => {
  fc.assert(
    fc.property(MOMENT, MINUTE, MINUTE, ZONE, (now, start, end, timeZone) => {
      fc.pre(start !== end);
      const hours = { start, end, timeZone };
      const ends = quietEndsAt(now, hours);
      if (ends === null) return;
      expect(ends > now).toBe(true);
      expect(ends.getTime() - now.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
    }),
  );
});

it("finds the next digest within 26 hours", () => {
  fc.assert(
    fc.property(MOMENT, fc.integer({ min: 0, max: 23 }), ZONE, (now, hour, timeZone) => {
      const next = nextHourAt(now, { hour, timeZone });
      expect(next > now).toBe(true);
      expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
    }),
  );
});

it.each(ZONES)("takes %s", (zone) => expect(readTimeZone(zone)).toBe(zone));
it.each(["", "Mars/Olympus", "CEST+1", "25:00"])("refuses %j", (zone) =>
  expect(readTimeZone(zone)).toBe(null),
);
it.each([
  ["2026-01-01T00:00Z", "UTC"],
  ["2026-01-01T00:00[Europe/Berlin]", "Europe/Berlin"],
])("keeps of the moment %s its zone alone", (moment, zone) => {
  expect(readTimeZone(moment)).toBe(zone);
  expect(formatLocal(at("2026-01-01T00:00:00Z"), readTimeZone(moment) ?? "")).toContain(zone);
});
