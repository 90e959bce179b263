import { createSecretKey } from "node:crypto";
import { keysOf } from "@evergrant/testkit/cipher";
import { expect, it } from "vitest";
import { Secret } from "../secret.ts";
import { createCipher } from "./create-cipher.ts";
import { createKeyedHash, type HashPurpose } from "./keyed-hash.ts";
import { createLocalKeys, type KeyRing, makeCipherKey } from "./local-keys.ts";

const OLD = makeCipherKey(1, Buffer.alloc(32, 1));
const NEW = makeCipherKey(2, Buffer.alloc(32, 2));
const HASH_KEY = createSecretKey(Buffer.alloc(32, 3));

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const printOf = (text: string, ...ring: KeyRing) =>
  hex(createCipher(keysOf(ring)).fingerprint(new Secret(text)));

it("stays when a key is added in front, and tells strings and installations apart", () => {
  expect(printOf("a", NEW, OLD)).toBe(printOf("a", OLD));
  expect(printOf("a", OLD)).not.toBe(printOf("b", OLD));
  expect(printOf("a", OLD)).not.toBe(printOf("a", NEW));
});

it("stays under a hash key of its own when the oldest key goes", () => {
  const withOld = createCipher({ provider: createLocalKeys([NEW, OLD]), hashKey: HASH_KEY });
  const without = createCipher({ provider: createLocalKeys([NEW]), hashKey: HASH_KEY });
  const secret = new Secret("a");
  expect(hex(without.fingerprint(secret))).toBe(hex(withOld.fingerprint(secret)));
});

it("is worth nothing for another purpose", () => {
  const keyedHash = createKeyedHash(HASH_KEY);
  const purposes: HashPurpose[] = ["token-fingerprint", "api-key", "renew-link", "idempotency"];
  const hashes = purposes.map((purpose) => hex(keyedHash(purpose, new Secret("a"))));
  expect(new Set(hashes).size).toBe(purposes.length);
});

it("never changes from one version to the next", () => {
  expect(hex(createKeyedHash(HASH_KEY)("api-key", new Secret("a")))).toMatchInlineSnapshot(
    `"2250af5b0121e89dcb814fa89865e54c70da963c61334b04663192bc0e9cc1ef"`,
  );
  expect(printOf("a", OLD)).toMatchInlineSnapshot(
    `"f166762276c39c3fcac465cf21dada3932fecb594ba27e213f90cdc9412029e8"`,
  );
});
