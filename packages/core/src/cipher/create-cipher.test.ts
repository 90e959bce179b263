import { inspect } from "node:util";
import { expect, it } from "vitest";
import { Secret } from "../secret.ts";
import { createCipher } from "./create-cipher.ts";

const OLD = { id: 1, key: Buffer.alloc(32, 1) };
const NEW = { id: 2, key: Buffer.alloc(32, 2) };
const SECRET = new Secret("Atzr|planted");

it("gives back what it took, at its own place only", () => {
  const cipher = createCipher([OLD]);
  const ciphertext = cipher.encrypt(SECRET, "here");
  expect(Buffer.from(ciphertext).toString("latin1")).not.toContain("planted");
  expect(cipher.decrypt(ciphertext, "here").reveal()).toBe("Atzr|planted");
  expect(() => cipher.decrypt(ciphertext, "there")).toThrow();
});

it("refuses a ciphertext of which any byte was changed", () => {
  const cipher = createCipher([OLD]);
  const ciphertext = cipher.encrypt(SECRET, "here");
  for (const index of ciphertext.keys()) {
    const changed = Uint8Array.from(ciphertext);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => cipher.decrypt(changed, "here")).toThrow();
  }
});

it("encrypts with the newest key, and reads what older ones wrote", () => {
  const before = createCipher([OLD]).encrypt(SECRET, "here");
  const both = createCipher([NEW, OLD]);
  expect(both.decrypt(before, "here").reveal()).toBe("Atzr|planted");
  expect(both.encrypt(SECRET, "here")[0]).toBe(NEW.id);
  expect(() => createCipher([NEW]).decrypt(before, "here")).toThrow("Encryption key 1 is missing");
});

it("keeps fingerprints when a key is added, and tells strings and installations apart", () => {
  const print = (cipher: ReturnType<typeof createCipher>, text: string) =>
    Buffer.from(cipher.fingerprint(new Secret(text))).toString("hex");
  expect(print(createCipher([NEW, OLD]), "a")).toBe(print(createCipher([OLD]), "a"));
  expect(print(createCipher([OLD]), "a")).not.toBe(print(createCipher([OLD]), "b"));
  expect(print(createCipher([OLD]), "a")).not.toBe(print(createCipher([NEW]), "a"));
});

it("prints a secret nowhere", () => {
  const shown = [`${SECRET}`, JSON.stringify({ SECRET }), inspect({ deep: { SECRET } })];
  for (const text of shown) expect(text).not.toContain("planted");
});
