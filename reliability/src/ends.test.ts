import { expect, it } from "vitest";
import { createEnds } from "./ends.ts";

it("ends in the opposite order, all of it, and tells what failed", async () => {
  const told: string[] = [];
  const ends = createEnds((line) => told.push(line));
  ends.add("first", () => told.push("first"));
  ends.add("broken", () => Promise.reject(new Error("oh")));
  ends.add("last", () => told.push("last"));
  await ends.end();
  expect(told).toEqual(["last", "broken did not end well: Error: oh", "first"]);
});

it("has whoever asks second wait for what the first has begun", async () => {
  const gate = Promise.withResolvers<void>();
  const told: string[] = [];
  const ends = createEnds(() => {});
  ends.add("slow", () => gate.promise.then(() => told.push("slow")));
  const first = ends.end();
  const second = ends.end().then(() => told.push("second"));
  gate.resolve();
  await Promise.all([first, second]);
  expect(told).toEqual(["slow", "second"]);
});
