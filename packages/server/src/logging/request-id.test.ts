import { expect, it } from "vitest";
import { chooseRequestId } from "./request-id.ts";

const OWN = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

it.each([
  "3b241101-e2bb-4255-8caf-4136c566a962",
  "9f86d081884c7d659a2feaa0c55ad015",
  "01ARZ3NDEKTSV4RRFFQ69G5FAV",
])("takes %s over", (id) => {
  expect(chooseRequestId(id)).toBe(id);
});

it.each([
  "",
  "a b",
  "x".repeat(2_000),
  "amzn.mws.3b241101-e2bb-4255-8caf-4136c566a962",
  "eg_live_9f86d081884c7d659a2feaa0c55ad015",
  undefined,
])("makes one of its own in the place of %s", (given) => {
  const id = chooseRequestId(given);
  expect(id).toMatch(OWN);
  expect(id).not.toBe(chooseRequestId(given));
});
