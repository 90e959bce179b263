import { expect, it } from "vitest";
import { createRandom } from "./random.ts";

const draw = (seed: number) => {
  const random = createRandom(seed);
  const forked = random.fork();
  return [random.next(), random.between(1, 6), random.pick(["a", "b", "c"]), forked.next()];
};

it("comes again with its seed, and differs with another", () => {
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it("stays within its bounds, and reaches both", () => {
  const random = createRandom(1);
  const drawn = new Set(Array.from({ length: 200 }, () => random.between(1, 3)));
  expect([...drawn].sort()).toEqual([1, 2, 3]);
});
