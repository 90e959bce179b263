import { createTestCipher, keysOf } from "@evergrant/testkit/cipher";
import { expect, it } from "vitest";
import type { Cipher, KeyProvider } from "../ports.ts";
import { Secret } from "../secret.ts";
import { createCipher, rewrap } from "./create-cipher.ts";
import { envelopePrefix, readEnvelope } from "./envelope.ts";
import { DamagedCiphertextError, MissingKeyError } from "./errors.ts";
import { joinKeyProviders } from "./join-key-providers.ts";
import { createLocalKeys, type KeyRing, makeCipherKey } from "./local-keys.ts";
import type { SecretPlace } from "./places.ts";

const OLD = makeCipherKey(1, Buffer.alloc(32, 1));
const NEW = makeCipherKey(2, Buffer.alloc(32, 2));
const SECRET = new Secret("Atzr|planted");
const HERE: SecretPlace = { workspaceId: "w", accountId: "a", field: "T.c" };

const cipherOf = (...ring: KeyRing): Cipher => createCipher(keysOf(ring));

it("gives back what it took, at its own place only", async () => {
  const cipher = cipherOf(OLD);
  const ciphertext = await cipher.encrypt(SECRET, HERE);
  expect(Buffer.from(ciphertext).toString("latin1")).not.toContain("planted");
  expect((await cipher.decrypt(ciphertext, HERE)).reveal()).toBe("Atzr|planted");
  const others: SecretPlace[] = [
    { ...HERE, workspaceId: "v" },
    { ...HERE, accountId: "b" },
    { ...HERE, field: "T.d" },
    { workspaceId: "", accountId: "wa", field: "T.c" },
    { workspaceId: 'w","a', accountId: "", field: "T.c" },
  ];
  for (const there of others)
    await expect(cipher.decrypt(ciphertext, there)).rejects.toThrow(DamagedCiphertextError);
});

it("binds what is encrypted to its place too, and not only its data key", async () => {
  const careless: KeyProvider = {
    currentKeyId: "careless:1",
    wrap: async (dataKey) => Uint8Array.from(dataKey),
    unwrap: async (_id, wrapped) => Uint8Array.from(wrapped),
  };
  const { hashKey } = keysOf([OLD]);
  const cipher = createCipher({ provider: careless, hashKey });
  const ciphertext = await cipher.encrypt(SECRET, HERE);
  expect((await cipher.decrypt(ciphertext, HERE)).reveal()).toBe("Atzr|planted");
  await expect(cipher.decrypt(ciphertext, { ...HERE, accountId: "b" })).rejects.toThrow(
    DamagedCiphertextError,
  );
});

it("refuses a ciphertext of which any byte was changed, and any length of it", async () => {
  const cipher = cipherOf(NEW, OLD);
  const ciphertext = await cipher.encrypt(SECRET, HERE);
  for (const index of ciphertext.keys()) {
    const changed = Uint8Array.from(ciphertext);
    changed[index] = (changed[index] ?? 0) ^ 1;
    const refused = cipher.decrypt(changed, HERE).catch((error: unknown) => error);
    const error = await refused;
    const isClear = error instanceof DamagedCiphertextError || error instanceof MissingKeyError;
    expect(isClear, `byte ${index}: ${error}`).toBe(true);
  }
  for (let length = 0; length < ciphertext.length; length += 1)
    await expect(cipher.decrypt(ciphertext.slice(0, length), HERE)).rejects.toThrow(
      DamagedCiphertextError,
    );
});

it("uses a data key once, and overwrites it", async () => {
  const seen: Uint8Array[] = [];
  const copies: string[] = [];
  const local = createLocalKeys([OLD]);
  const watched: KeyProvider = {
    currentKeyId: local.currentKeyId,
    wrap(dataKey, context) {
      seen.push(dataKey);
      copies.push(Buffer.from(dataKey).toString("hex"));
      return local.wrap(dataKey, context);
    },
    async unwrap(...args) {
      const dataKey = await local.unwrap(...args);
      seen.push(dataKey);
      return dataKey;
    },
  };
  const { hashKey } = keysOf([OLD]);
  const cipher = createCipher({ provider: watched, hashKey });
  const first = await cipher.encrypt(SECRET, HERE);
  await cipher.encrypt(SECRET, HERE);
  await cipher.decrypt(first, HERE);
  await rewrap(watched, first, HERE);
  expect(copies[0]).not.toBe(copies[1]);
  expect(seen).toHaveLength(5);
  for (const dataKey of seen) expect(Buffer.from(dataKey)).toEqual(Buffer.alloc(32));
});

it("encrypts under the newest key, and reads what older ones wrote", async () => {
  const before = await cipherOf(OLD).encrypt(SECRET, HERE);
  const both = cipherOf(NEW, OLD);
  expect((await both.decrypt(before, HERE)).reveal()).toBe("Atzr|planted");
  expect(readEnvelope(await both.encrypt(SECRET, HERE)).keyId).toBe("local:2");
});

it("names a key that is missing, and what to do", async () => {
  const before = await cipherOf(OLD).encrypt(SECRET, HERE);
  const error = await cipherOf(NEW)
    .decrypt(before, HERE)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MissingKeyError);
  expect(error).toMatchObject({ keyId: "local:1" });
  expect(String(error)).toContain("Encryption key local:1 is missing. Give it back");
});

it("tells another key of the same number from a missing one", async () => {
  const before = await cipherOf(OLD).encrypt(SECRET, HERE);
  await expect(
    cipherOf(makeCipherKey(1, Buffer.alloc(32, 9))).decrypt(before, HERE),
  ).rejects.toThrow(DamagedCiphertextError);
});

it("says what to do with a record of the format of before", async () => {
  const old = Uint8Array.from([1, ...new Uint8Array(60)]);
  await expect(createTestCipher().decrypt(old, HERE)).rejects.toThrow(/delete its data folder/);
});

it("wraps a data key anew and leaves what is encrypted byte for byte", async () => {
  const before = await cipherOf(OLD).encrypt(SECRET, HERE);
  const after = await rewrap(createLocalKeys([NEW, OLD]), before, HERE);
  expect(after.subarray(0, 9)).toEqual(envelopePrefix("local:2"));
  expect(Buffer.from(readEnvelope(after).body)).toEqual(Buffer.from(readEnvelope(before).body));
  expect((await cipherOf(NEW).decrypt(after, HERE)).reveal()).toBe("Atzr|planted");
  const damaged = Uint8Array.from(before);
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  await expect(rewrap(createLocalKeys([NEW, OLD]), damaged, HERE)).rejects.toThrow(
    DamagedCiphertextError,
  );
});

it("moves from one provider to another", async () => {
  const before = await cipherOf(OLD).encrypt(SECRET, HERE);
  const local = createLocalKeys([OLD]);
  const vault: KeyProvider = {
    currentKeyId: "vault:a",
    wrap: async (dataKey) => Uint8Array.from(dataKey),
    unwrap: async (_id, wrapped) => Uint8Array.from(wrapped),
  };
  const joined = joinKeyProviders(
    { prefix: "vault:", provider: vault },
    { prefix: "local:", provider: local },
  );
  const { hashKey } = keysOf([OLD]);
  const cipher = createCipher({ provider: joined, hashKey });
  expect((await cipher.decrypt(before, HERE)).reveal()).toBe("Atzr|planted");
  const after = await cipher.encrypt(SECRET, HERE);
  expect(readEnvelope(after).keyId).toBe("vault:a");
  expect((await cipher.decrypt(after, HERE)).reveal()).toBe("Atzr|planted");
  await expect(cipherOf(OLD).decrypt(after, HERE)).rejects.toThrow(MissingKeyError);
  const alone = createCipher({
    provider: joinKeyProviders({ prefix: "vault:", provider: vault }),
    hashKey,
  });
  await expect(alone.decrypt(before, HERE)).rejects.toThrow(MissingKeyError);
});
