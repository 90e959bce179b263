import { expect, it } from "vitest";
import { createExclusive } from "./exclusive.ts";

it("runs one thing after another, also after one that failed", async () => {
  const exclusive = createExclusive();
  const seen: string[] = [];
  let isRunning = false;
  const run = (name: string, fails = false) =>
    exclusive(async () => {
      expect(isRunning).toBe(false);
      isRunning = true;
      await new Promise(setImmediate);
      isRunning = false;
      seen.push(name);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([run("a"), run("b", true), run("c")]);
  expect(seen).toEqual(["a", "b", "c"]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
