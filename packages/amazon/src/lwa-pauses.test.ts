import { createSettableClock } from "@evergrant/testkit/settable-clock";
import { expect, it } from "vitest";
import { createLwaPauses } from "./lwa-pauses.ts";

function open() {
  const clock = createSettableClock(new Date("2026-03-01T12:00:00.000Z"));
  return { clock, pauses: createLwaPauses({ clock, random: () => 0.5 }) };
}

it("holds back one application's exchanges, for longer each time", () => {
  const { clock, pauses } = open();
  expect(pauses.remainingSeconds("a")).toBe(0);
  expect(pauses.begin("a")).toBe(1);
  expect(pauses.remainingSeconds("a")).toBe(1);
  expect(pauses.remainingSeconds("b")).toBe(0);
  clock.advance(1_000);
  expect(pauses.remainingSeconds("a")).toBe(0);
  expect(pauses.begin("a")).toBe(2);
});

it("counts exchanges that were refused together once, and honours a Retry-After", () => {
  const { clock, pauses } = open();
  for (let time = 0; time < 4; time += 1) pauses.begin("a");
  clock.advance(10_000);
  expect(pauses.begin("a")).toBe(2);
  expect(pauses.begin("a", 90)).toBe(90);
  expect(pauses.begin("a", 5)).toBe(90);
});

it("is over with a success, unless that was under way before", () => {
  const { clock, pauses } = open();
  pauses.begin("a");
  pauses.end("a");
  expect(pauses.remainingSeconds("a")).toBe(1);
  clock.advance(1_000);
  pauses.end("a");
  expect(pauses.begin("a")).toBe(1);
});
