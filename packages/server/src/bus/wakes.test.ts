import { expect, it } from "vitest";
import { createWakes } from "./wakes.ts";

const LONG_MS = 60_000;

it("wakes whoever waits for a workspace, and nobody else", async () => {
  const wakes = createWakes();
  const { signal } = new AbortController();
  const woken: string[] = [];
  const first = wakes.waitForWake("a", LONG_MS, signal).then(() => woken.push("first"));
  const second = wakes.waitForWake("a", LONG_MS, signal).then(() => woken.push("second"));
  const other = new AbortController();
  const elsewhere = wakes.waitForWake("b", LONG_MS, other.signal).then(() => woken.push("b"));
  wakes.wake("a");
  await Promise.all([first, second]);
  expect(woken).toEqual(["first", "second"]);
  other.abort();
  await elsewhere;
});

it("ends a wait after its time, and at once when its signal has aborted", async () => {
  const wakes = createWakes();
  await wakes.waitForWake("a", 1, new AbortController().signal);
  await wakes.waitForWake("a", LONG_MS, AbortSignal.abort());
});
