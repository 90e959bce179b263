import { expect, it } from "vitest";
import { API_KEY_PATTERN, isWellFormedApiKey, lastFourOf, makeApiKey } from "./key-format.ts";

it.each(["live", "test"] as const)("makes %s keys that are all different and check out", (kind) => {
  const keys = Array.from({ length: 500 }, () => makeApiKey(kind).reveal());
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) {
    expect(key).toMatch(new RegExp(`^eg_${kind}_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}$`));
    expect(isWellFormedApiKey(key)).toBe(true);
  }
});

it("checks what is documented, so that others can", () => {
  const key = "eg_live_0123456789ABCDEFGHIJKLMNOPQRST_23gKgC";
  expect(isWellFormedApiKey(key)).toBe(true);
  expect(API_KEY_PATTERN.exec(`key=${key};`)?.[0]).toBe(key);
});

it("finds every change of one character", () => {
  const key = makeApiKey("live").reveal();
  for (let place = 0; place < key.length; place += 1) {
    const other = key[place] === "x" ? "y" : "x";
    expect(isWellFormedApiKey(key.slice(0, place) + other + key.slice(place + 1))).toBe(false);
  }
  for (const text of ["", `${key}0`, ` ${key}`, `${key}\n`, key.slice(1), key.toUpperCase()])
    expect(isWellFormedApiKey(text)).toBe(false);
});

it("shows the end of the secret and not of the checksum", () => {
  const key = makeApiKey("test");
  expect(key.reveal()).toContain(`${lastFourOf(key)}_`);
  expect(lastFourOf(key)).toHaveLength(4);
});
