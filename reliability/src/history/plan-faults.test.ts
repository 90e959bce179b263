import { expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { LAST, planFaults } from "./plan-faults.ts";

const plan = { kills: 5, faults: 1 };

it("plans each fault as often as is asked for, in an order that follows from the seed", () => {
  const planned = planFaults(plan, { random: createRandom(3), hasRedis: true });
  expect(planned.filter((name) => name.startsWith("kill"))).toHaveLength(5);
  expect(new Set(planned).size).toBe(10);
  expect(planned).toHaveLength(13);
  expect(planFaults(plan, { random: createRandom(3), hasRedis: true })).toEqual(planned);
  expect(planFaults(plan, { random: createRandom(4), hasRedis: true })).not.toEqual(planned);
});

it("stops no Redis where there is none", () => {
  const planned = planFaults(plan, { random: createRandom(3), hasRedis: false });
  expect(planned).not.toContain("stop Redis");
});

it("kills workers early enough that nothing is held at the end", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const planned = planFaults(plan, { random: createRandom(seed), hasRedis: true });
    expect(planned.slice(-LAST)).not.toContain("kill a worker");
    expect(planned.slice(0, -LAST).filter((name) => name === "kill a worker")).toHaveLength(2);
  }
});
