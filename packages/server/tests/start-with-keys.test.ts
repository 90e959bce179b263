import { type CoreDeps, createCipher, makeCipherKey } from "@evergrant/core";
import { keysOf } from "@evergrant/testkit/cipher";
import { afterAll, beforeAll, expect, it } from "vitest";
import { StartError } from "../src/environment.ts";
import { startWithKeys } from "../src/keys/start-with-keys.ts";
import { type OpenServer, openServer } from "./open-server.ts";

const APPLICATION = {
  clientId: "client-of-the-test",
  clientSecret: "planted-secret",
  applicationId: "amzn1.sp.solution.test",
};
// The key of the test's own cipher.
const OLD = makeCipherKey(7, Buffer.alloc(32, 7));
const NEW = makeCipherKey(8, Buffer.alloc(32, 8));

let world: OpenServer;
beforeAll(async () => {
  world = await openServer();
});
afterAll(() => world.close());

async function startWith(cipher: CoreDeps["cipher"]): Promise<unknown> {
  return startWithKeys({ ...world.deps, cipher }, APPLICATION).then(
    () => "started",
    (error: unknown) => error,
  );
}

it("starts with the keys of before, also with a newer one in front", async () => {
  expect(await startWith(createCipher(keysOf([OLD])))).toBe("started");
  expect(await startWith(createCipher(keysOf([NEW, OLD])))).toBe("started");
});

it("refuses another hash key, and a ring that lacks a key, each with one clear line", async () => {
  const refused = await startWith(createCipher(keysOf([NEW])));
  expect(refused).toBeInstanceOf(StartError);
  expect(String(refused)).toContain("another hash key");
  const { hashKey } = keysOf([OLD]);
  const { provider } = keysOf([makeCipherKey(9, Buffer.alloc(32, 9))]);
  const without = await startWith(createCipher({ provider, hashKey }));
  expect(without).toBeInstanceOf(StartError);
  expect(String(without)).toContain("Encryption key local:7 is missing");
});

it("refuses records of the format of before, and says what to do", async () => {
  const clientSecret = Uint8Array.from([1, ...new Uint8Array(48)]);
  const where = { clientId: APPLICATION.clientId };
  await world.owner.amazonApplication.updateMany({ where, data: { clientSecret } });
  const refused = await startWith(createCipher(keysOf([OLD])));
  expect(refused).toBeInstanceOf(StartError);
  expect(String(refused)).toContain("delete its data folder");
  expect(String(refused)).not.toContain("planted");
});
