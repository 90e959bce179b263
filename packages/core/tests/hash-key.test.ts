import { createTestCipher } from "@evergrant/testkit/cipher";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkHashKey } from "../src/cipher/check-hash-key.ts";
import { HashKeyChangedError } from "../src/cipher/errors.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";

let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
afterAll(() => world.close());

it("is remembered at the first start, also by several at once, and another is refused", async () => {
  const { client } = world;
  const deps = world.deps.installation;
  await Promise.all([1, 2, 3].map(() => checkHashKey(deps)));
  expect(await client.installation.count()).toBe(1);
  await checkHashKey(deps);
  const other = { ...deps, cipher: createTestCipher(9) };
  await expect(checkHashKey(other)).rejects.toThrow(HashKeyChangedError);
  await expect(checkHashKey(other)).rejects.toThrow(/EVERGRANT_HASH_KEY/);
  await checkHashKey(deps);
});
