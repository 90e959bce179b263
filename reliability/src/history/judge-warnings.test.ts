import { expect, it } from "vitest";
import { judgeWarnings } from "./judge-warnings.ts";

const dueAt = new Date("2026-01-01T00:00:00Z");
const warned = [{ id: "a", stages: [60, 30], dueAt }];
const told = (stageDays: number, lateMs: number) => ({
  ...{ type: "TOKEN_EXPIRING", sellerAccountId: "a", data: { stageDays } },
  occurredAt: new Date(dueAt.getTime() + lateMs),
});

it("is content where each stage was told once, and in time", () => {
  expect(judgeWarnings(warned, [told(60, -9_000), told(30, 700)], 1_000)).toEqual({
    ...{ complaints: [], latestMs: 700 },
  });
});

it.each([
  ["one that was not told", [told(60, -9_000)]],
  ["one told twice", [told(60, -9_000), told(30, 1), told(30, 2)]],
  ["one told too late", [told(60, -9_000), told(30, 1_001)]],
  ["one told before its time", [told(60, -9_000), told(30, -1)]],
])("complains about %s", (_what, events) => {
  expect(judgeWarnings(warned, events, 1_000).complaints).toHaveLength(1);
});
