import { expect, it } from "vitest";
import { VirtualClock } from "./clock.ts";

function startClock() {
  let realMs = 1_000;
  const clock = new VirtualClock({ realNow: () => new Date(realMs), offsetMs: 500, floorMs: 0 });
  return {
    clock,
    setReal(ms: number) {
      realMs = ms;
    },
  };
}

it("runs on with the machine's clock", () => {
  const { clock, setReal } = startClock();
  expect(clock.nowMs()).toBe(1_500);
  setReal(1_250);
  expect(clock.nowMs()).toBe(1_750);
});

it("does not go back when the machine's clock does", () => {
  const { clock, setReal } = startClock();
  clock.nowMs();
  setReal(0);
  expect(clock.nowMs()).toBe(1_500);
  setReal(2_000);
  expect(clock.nowMs()).toBe(2_500);
});

it("moves forward and runs on from there, but never backward", () => {
  const { clock, setReal } = startClock();
  expect(clock.moveTo(9_000)).toBe(8_000);
  expect(clock.moveTo(4_000)).toBe(8_000);
  setReal(1_010);
  expect(clock.nowMs()).toBe(9_010);
});
