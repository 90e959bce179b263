import { expect, it } from "vitest";
import { retryMsOf } from "./retry-ms.ts";

it("spreads those who come back the more, the more they are, up to a minute", () => {
  expect([retryMsOf(1, 0), retryMsOf(1, 1)]).toEqual([500, 502]);
  expect([retryMsOf(10_000, 0), retryMsOf(10_000, 0.5), retryMsOf(10_000, 1)]).toEqual([
    500, 10_500, 20_500,
  ]);
  expect(retryMsOf(1_000_000, 1)).toBe(60_500);
});
