import { randomUUID } from "node:crypto";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { expect, it } from "vitest";
import { readState, stateOf } from "./state.ts";

const cipher = createTestCipher();
const other = createTestCipher(8);

it("leads back to the id that it was made for, and does not show it", () => {
  const id = randomUUID();
  const state = stateOf(cipher, id);
  expect(readState(cipher, state)).toBe(id);
  expect(state).not.toContain(id);
});

it("is refused with a single character changed, wherever it stands", () => {
  const state = stateOf(cipher, randomUUID());
  for (let at = 0; at < state.length; at += 1) {
    const changed = state[at] === "A" ? "B" : "A";
    expect(readState(cipher, state.slice(0, at) + changed + state.slice(at + 1))).toBeNull();
  }
});

it.each([
  ["of another installation", stateOf(other, randomUUID())],
  ["that is empty", ""],
  ["that is an id alone", randomUUID()],
  ["with more behind it", `${stateOf(cipher, randomUUID())}A`],
  ["with padding", `${stateOf(cipher, randomUUID())}=`],
])("refuses a state %s", (_what, state) => {
  expect(readState(cipher, state)).toBeNull();
});
