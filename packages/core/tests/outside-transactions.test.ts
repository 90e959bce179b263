import { afterAll, beforeAll, expect, it } from "vitest";
import { notificationPlace } from "../src/cipher/places.ts";
import { Secret } from "../src/secret.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";

const PLACE = notificationPlace("n");

let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
afterAll(() => world.close());

it("would see a key provider that is asked within a transaction, in every test of core", async () => {
  const { client, cipher } = world.deps;
  const sealed = await cipher.encrypt(new Secret("a"), PLACE);
  const within = (ask: () => Promise<unknown>) =>
    client.$transaction(async (tx) => {
      await tx.workspace.count();
      await ask();
    });
  await expect(within(() => cipher.decrypt(sealed, PLACE))).rejects.toThrow("within a transaction");
  await expect(within(() => cipher.encrypt(new Secret("a"), PLACE))).rejects.toThrow(
    "within a transaction",
  );
  expect((await cipher.decrypt(sealed, PLACE)).reveal()).toBe("a");
});
