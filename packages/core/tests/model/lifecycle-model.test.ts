import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { type CoreWorld, createCoreWorld } from "../core-world.ts";
import { NOW } from "../token-fixture.ts";
import { createCoreRun, scriptAnswers } from "./core-run.ts";
import { life } from "./life.ts";
import { live } from "./live.ts";
import { ACCOUNTS, makeModel } from "./make-model.ts";

/** Other lives than usual: LIFECYCLE_SEED=7 LIFECYCLE_RUNS=500. A failure prints its seed and its path. */
const seed = Number(process.env.LIFECYCLE_SEED ?? 20_260_301);
const chosenRuns = process.env.LIFECYCLE_RUNS;
const numRuns = Number(chosenRuns ?? 25);
/** A slow machine lives fewer of the usual lives; those that are asked for are all lived. */
const limit = chosenRuns === undefined ? { interruptAfterTimeLimit: 40_000 } : {};
const TIMEOUT_MS = chosenRuns === undefined ? 120_000 : 30 * 60_000;

describe("core", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  afterAll(() => world.close());

  it(
    "does what the law says, whatever users, Amazon and time do",
    async () => {
      const hasOrders = fc.array(fc.boolean(), { minLength: ACCOUNTS, maxLength: ACCOUNTS });
      const property = fc.asyncProperty(life, hasOrders, async (commands, orders) => {
        const run = await createCoreRun(world);
        const model = makeModel(NOW.getTime(), orders);
        scriptAnswers(run, model.answers);
        for (const command of commands) await live(run, model, command);
      });
      await fc.assert(property, { seed, numRuns, ...limit });
    },
    TIMEOUT_MS,
  );
});
