import { expect, it } from "vitest";
import { RateBuckets } from "./rate-buckets.ts";

const LIMIT = { ratePerSecond: 0.5, burst: 3 };

function countTaken(tries: number, take: () => boolean): number {
  return Array.from({ length: tries }, take).filter(Boolean).length;
}

it("gives the burst at once, then one call per interval", () => {
  const buckets = new RateBuckets();
  const take = (now: number) => buckets.takeOfSeller("getOrder", 0, LIMIT, now);
  expect(countTaken(5, () => take(10_000))).toBe(3);
  expect(take(11_999)).toBe(false);
  expect(take(12_000)).toBe(true);
  expect(take(12_000)).toBe(false);
});

it("fills no further than the burst, however long nobody calls", () => {
  const buckets = new RateBuckets();
  const take = (now: number) => buckets.takeOfSeller("getOrder", 0, LIMIT, now);
  expect(countTaken(5, () => take(0))).toBe(3);
  expect(countTaken(9, () => take(86_400_000))).toBe(3);
});

it("loses no call to the rounding of an interval that has no end", () => {
  const buckets = new RateBuckets();
  const limit = { ratePerSecond: 0.0056, burst: 20 };
  for (let day = 1; day < 400; day++) {
    const take = () => buckets.takeOfSeller("searchOrders", 0, limit, day * 86_400_000 + 0.1);
    expect(countTaken(22, take)).toBe(20);
  }
});

it("keeps sellers, operations and regions apart", () => {
  const buckets = new RateBuckets();
  const single = { ratePerSecond: 1, burst: 1 };
  expect(buckets.takeOfSeller("a", 0, single, 0)).toBe(true);
  expect(buckets.takeOfSeller("a", 100_000, single, 0)).toBe(true);
  expect(buckets.takeOfSeller("b", 0, single, 0)).toBe(true);
  expect(buckets.takeOfSeller("a", 0, single, 0)).toBe(false);
  expect(buckets.takeOfApplication("c", "EU", single, 0)).toBe(true);
  expect(buckets.takeOfApplication("c", "NA", single, 0)).toBe(true);
  expect(buckets.takeOfApplication("c", "EU", single, 0)).toBe(false);
});
