import { expect, it } from "vitest";
import { DAY_MS, parseDurationMs } from "./duration.ts";

it.each([
  ["P30D", 30 * DAY_MS],
  ["P2W", 14 * DAY_MS],
  ["PT6H", DAY_MS / 4],
  ["P1DT12H30M15.5S", 1.5 * DAY_MS + 30 * 60_000 + 15_500],
  ["PT0S", 0],
])("reads %s", (text, milliseconds) => {
  expect(parseDurationMs(text)).toBe(milliseconds);
});

it.each(["", "P", "PT", "P1DT", "30D", "-P1D", "P-1D", "P1Y", "P1M", "1", "PT5", "P1D "])(
  "refuses %j",
  (text) => {
    expect(parseDurationMs(text)).toBeNull();
  },
);
