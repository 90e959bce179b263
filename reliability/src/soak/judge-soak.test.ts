import { expect, it } from "vitest";
import { judgeSoak } from "./judge-soak.ts";

const SECONDS = 600;
/** What V8 takes and gives back every two minutes. */
const roomMb = (seconds: number) => (seconds % 120) / 2;

/** Ten minutes of a process that takes a while to warm up. */
function soak(grow: { heldMb?: number; rssMb?: number; handles?: number }) {
  const { heldMb = 0, rssMb = heldMb, handles = 0 } = grow;
  const times = Array.from({ length: SECONDS / 5 }, (_, index) => (index + 1) * 5);
  const warmMb = (seconds: number) => Math.min(100, seconds);
  const vitals = times.map((seconds) => ({
    ...{ name: "api-1", seconds, lagP99Ms: 12, lagMaxMs: 30 },
    rssBytes: (400 + warmMb(seconds) + roomMb(seconds) + (rssMb * seconds) / 60) * 1e6,
    handles: 10 + Math.floor((handles * seconds) / 60),
  }));
  const held = times
    .filter((seconds) => seconds % 60 === 0)
    .map((seconds) => ({
      ...{ name: "api-1", seconds },
      heldBytes: (50 + warmMb(seconds) + (heldMb * seconds) / 60) * 1e6,
    }));
  const [judged] = judgeSoak({ vitals, held }, SECONDS);
  return judged;
}

it("forgives what a process takes while it warms up, and V8's room", () => {
  const judged = soak({});
  expect(judged?.complaints).toEqual([]);
  expect(judged?.heldMb).toEqual([150, 150]);
});

it("complains about what is held and grows", () => {
  expect(soak({ heldMb: 5 })?.complaints).toEqual([
    "what it holds, in MB, grows by 5 a minute, more than 4",
    "the most RSS in MB grows by 6 a minute, more than 4",
  ]);
  expect(soak({ heldMb: 3 })?.complaints).toEqual([]);
});

it("complains about memory that V8 knows nothing of, and about handles", () => {
  expect(soak({ rssMb: 8 })?.complaints).toHaveLength(1);
  expect(soak({ handles: 4 })?.complaints).toHaveLength(1);
});

it("complains where nothing was collected to see what is held", () => {
  const vitals = [
    { name: "api-1", seconds: SECONDS, rssBytes: 0, lagP99Ms: 0, lagMaxMs: 0, handles: 1 },
  ];
  const [judged] = judgeSoak({ vitals, held: [] }, SECONDS);
  expect(judged?.complaints).toEqual(["nobody knows whether what it holds grows"]);
});
