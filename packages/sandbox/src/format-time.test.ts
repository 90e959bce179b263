import { expect, it } from "vitest";
import { formatTime } from "./format-time.ts";

it("writes every moment as toISOString does", () => {
  const moments = [0, 1, 999, -1, 951_782_399_999, 951_782_400_000, 253_402_300_800_000];
  for (let at = Date.parse("2026-12-30T00:00:00Z"); moments.length < 5_000; at += 86_398_993) {
    moments.push(at);
  }
  for (const moment of moments) expect(formatTime(moment)).toBe(new Date(moment).toISOString());
  expect(() => formatTime(Number.NaN)).toThrow(RangeError);
});
