import { expect, it } from "vitest";
import { MAX_RETRY_MS, RETRY_WINDOW_MS } from "./policy.ts";
import { type Failed, nextAttemptAt, parseRetryAfter } from "./retry-schedule.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const failed: Failed = { armedAt: NOW, now: NOW, failures: 1, retryAfterMs: null, chance: 0.5 };
const waitOf = (given: Partial<Failed>) => {
  const next = nextAttemptAt({ ...failed, ...given });
  return next === null ? null : next.getTime() - (given.now ?? NOW).getTime();
};

it("waits longer each time, up to a bound", () => {
  const waits = Array.from({ length: 10 }, (_, index) => waitOf({ failures: index + 1 }));
  expect(waits.map((wait) => Number(wait) / 1_000)).toEqual([
    ...[5, 15, 45, 135, 405, 1_215, 3_645, 10_935, 21_600, 21_600],
  ]);
});

it("spreads its waits by chance", () => {
  expect([waitOf({ chance: 0 }), waitOf({ chance: 1 })]).toEqual([4_000, 6_000]);
});

it("goes on for three days, and no longer", () => {
  let now = NOW;
  let failures = 0;
  for (let next: Date | null = NOW; next !== null; ) {
    now = next;
    failures += 1;
    next = nextAttemptAt({ ...failed, now, failures });
  }
  expect(now.getTime() - NOW.getTime()).toBeGreaterThan(RETRY_WINDOW_MS - MAX_RETRY_MS);
  expect(now.getTime() - NOW.getTime()).toBeLessThanOrEqual(RETRY_WINDOW_MS);
  expect(failures).toBeGreaterThan(15);
});

it("waits as long as it is asked to, within its bound, and never less than without", () => {
  expect(waitOf({ retryAfterMs: 120_000 })).toBe(120_000);
  expect(waitOf({ retryAfterMs: 1 })).toBe(5_000);
  expect(waitOf({ retryAfterMs: 10 * MAX_RETRY_MS })).toBe(MAX_RETRY_MS);
});

it("reads Retry-After as seconds and as a date", () => {
  const read = (header: string | null) => parseRetryAfter(header, NOW);
  expect(read("120")).toBe(120_000);
  expect(read("Sun, 01 Mar 2026 12:01:00 GMT")).toBe(60_000);
  expect(read("Sun, 01 Mar 2026 11:00:00 GMT")).toBe(0);
  expect([read(null), read("soon"), read("-1"), read("2026-03-01")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
