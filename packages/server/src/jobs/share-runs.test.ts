import { expect, it } from "vitest";
import { shareRuns } from "./share-runs.ts";

it("runs once for all who want it at once, and anew after that, also where it fails", async () => {
  const runs: PromiseWithResolvers<void>[] = [];
  const run = shareRuns(() => {
    const next = Promise.withResolvers<void>();
    runs.push(next);
    return next.promise;
  });
  const both = Promise.all([run(), run()]);
  expect(runs).toHaveLength(1);
  runs[0]?.resolve();
  await both;
  const failing = Promise.allSettled([run(), run()]);
  expect(runs).toHaveLength(2);
  runs[1]?.reject(new Error("failed"));
  expect(await failing).toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
  run();
  expect(runs).toHaveLength(3);
});
