import { expect, it } from "vitest";
import { listSecrets, redact } from "./redact.ts";

const TOKEN = "Atzr|IwEBIplantedPlantedPlanted";

it("finds a token wherever it lies in the variables", () => {
  expect(listSecrets({ input: { name: "A shop", token: TOKEN } })).toEqual([TOKEN]);
  expect(listSecrets({ input: { items: [{ token: TOKEN }] } })).toEqual([TOKEN]);
  expect(listSecrets({ input: { sellerAccountId: TOKEN } })).toEqual([]);
});

it("removes a pasted token from a message that quotes it escaped", () => {
  const pasted = `"${TOKEN}"\n`;
  const message = `Variable "$input" got invalid value ${JSON.stringify({ token: pasted })}.`;
  expect(redact(message, listSecrets({ input: { token: pasted } }))).not.toContain("planted");
});

it("leaves a message alone for the sake of a token that is hardly one", () => {
  expect(redact("Give an id.", listSecrets({ input: { token: "id" } }))).toBe("Give an id.");
});
