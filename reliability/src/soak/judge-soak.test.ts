import { expect, it } from "vitest";
import { judgeSoak } from "./judge-soak.ts";

const sample = (seconds: number, rssMb: number, handles = 10) => ({
  ...{ name: "api-1", seconds },
  vitals: { rssBytes: rssMb * 1e6, heapBytes: 0, lagP99Ms: 12, lagMaxMs: 30, handles },
});

it("forgives what a process takes while it warms up", () => {
  const [judged] = judgeSoak(
    [sample(0, 50), sample(60, 300), sample(120, 301), sample(180, 300)],
    180,
  );
  expect(judged?.complaints).toEqual([]);
  expect(judged?.first.rssMb).toBe(300);
});

it("complains about memory and handles that grow", () => {
  const samples = [sample(60, 300), sample(120, 306, 14), sample(180, 312, 18)];
  const [judged] = judgeSoak(samples, 180);
  expect(judged?.complaints).toHaveLength(2);
});
