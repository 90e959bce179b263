import { setTimeout as delay } from "node:timers/promises";
import { DatabaseUnavailableError } from "@evergrant/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AmazonUnavailableError, BadInputError, ForbiddenError } from "../src/errors.ts";
import { answerOnce } from "../src/idempotency/answer-once.ts";
import { forgetAnswers } from "../src/idempotency/forget-answers.ts";
import { ANSWER_LIFE_MS, RUNNING_LEASE_MS } from "../src/idempotency/policy.ts";
import { codeOf } from "./code-of.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";

describe("two calls under one idempotency key", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  const call = { mutation: "rename", key: "key-1", input: { name: "x" } };
  const ask = (run: () => Promise<string>) => answerOnce(world.deps, world.actor, call, run);

  it("keeps the answer of the call that holds the key, not of one that was given up", async () => {
    const first = Promise.withResolvers<string>();
    const second = Promise.withResolvers<string>();
    const slow = ask(() => first.promise);
    await waitForKey();
    world.machineClock.advance(RUNNING_LEASE_MS);
    const again = ask(() => second.promise);
    await waitForKey();
    first.resolve("first");
    expect(await slow).toBe("first");
    expect(await codeOf(ask(async () => "third"))).toBe("CONFLICT");
    second.resolve("second");
    expect(await again).toBe("second");
    expect(await ask(async () => "third")).toBe("second");
  });

  it("keeps a refusal, but not one that another viewer would not get", async () => {
    const refuse = (error: Error) => ask(() => Promise.reject(error));
    expect(await codeOf(refuse(new ForbiddenError("not you")))).toBe("FORBIDDEN");
    expect(await codeOf(refuse(new BadInputError("not so")))).toBe("BAD_INPUT");
    expect(await codeOf(ask(async () => "done"))).toBe("BAD_INPUT");
  });

  it("lets a call that was given up fail with its own error, and leave the key alone", async () => {
    const first = Promise.withResolvers<string>();
    const second = Promise.withResolvers<string>();
    // Who waits for it does so a turn of the loop later than it is rejected.
    second.promise.catch(() => undefined);
    const slow = codeOf(ask(() => first.promise));
    await waitForKey();
    world.machineClock.advance(RUNNING_LEASE_MS);
    const again = codeOf(ask(() => second.promise));
    await waitForKey();
    second.reject(new AmazonUnavailableError("later"));
    expect(await again).toBe("AMAZON_UNAVAILABLE");
    first.reject(new AmazonUnavailableError("later"));
    expect(await slow).toBe("AMAZON_UNAVAILABLE");
  });

  it.each(["taking the key", "letting go of it"])(
    "does not wait for a lease where the database went while %s",
    async (when) => {
      const { client } = world.deps;
      const { idempotencyAnswer } = client;
      const gone = new DatabaseUnavailableError(new Error("gone"));
      let isGone = true;
      // It is done, and nobody is told.
      const method = when === "taking the key" ? "createMany" : "deleteMany";
      const losing = new Proxy(idempotencyAnswer, {
        get: (target, name) => {
          if (name !== method || !isGone) return Reflect.get(target, name);
          isGone = false;
          if (name === "deleteMany") return () => Promise.reject(gone);
          return async (args: Parameters<typeof target.createMany>[0]) => {
            await target.createMany(args);
            throw gone;
          };
        },
      });
      const lossy = new Proxy(client, {
        get: (target, name) => (name === "idempotencyAnswer" ? losing : Reflect.get(target, name)),
      });
      const first = answerOnce({ ...world.deps, client: lossy }, world.actor, call, () =>
        Promise.reject(new AmazonUnavailableError("later")),
      );
      await expect(first).rejects.toBe(gone);
      await vi.waitFor(async () => expect(await world.client.idempotencyAnswer.count()).toBe(0));
      expect(await ask(async () => "done")).toBe("done");
    },
  );

  it("forgets an answer after its day, and no other", async () => {
    await ask(async () => "kept");
    world.machineClock.advance(ANSWER_LIFE_MS - 1);
    await forgetAnswers(world.installation);
    expect(await ask(async () => "again")).toBe("kept");
    world.machineClock.advance(1);
    expect(await forgetAnswers(world.installation)).toBe(false);
    expect(await world.client.idempotencyAnswer.count()).toBe(0);
  });

  /** Until the key is held up to the lease that starts now. */
  async function waitForKey(): Promise<void> {
    const leasedUntil = new Date(world.machineClock.now().getTime() + RUNNING_LEASE_MS);
    while ((await world.client.idempotencyAnswer.count({ where: { leasedUntil } })) === 0)
      await delay(5);
  }
});
