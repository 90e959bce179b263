import type { Event } from "@evergrant/db";
import { expect, it } from "vitest";
import { matchesEvent } from "../event/read-events.ts";
import { type EndpointFilter, filterOf, laneIdOf } from "./lane.ts";

const all: EndpointFilter = { types: [], sellerAccountIds: [] };
const ofAccount = { type: "TOKEN_DISABLED", sellerAccountId: "a" } as const;
const ofWorkspace = { type: "API_KEY_CREATED", sellerAccountId: null } as const;

const isWanted = (
  endpoint: EndpointFilter,
  event: Pick<Event, "type" | "sellerAccountId">,
): boolean => matchesEvent(filterOf(endpoint), event);

it("wants everything unless it says otherwise", () => {
  expect([isWanted(all, ofAccount), isWanted(all, ofWorkspace)]).toEqual([true, true]);
});

it("wants what meets both conditions, and of the workspace nothing once it names accounts", () => {
  const types = { ...all, types: ["TOKEN_DISABLED"] } satisfies EndpointFilter;
  expect([isWanted(types, ofAccount), isWanted(types, ofWorkspace)]).toEqual([true, false]);
  const accounts = { ...all, sellerAccountIds: ["a"] };
  expect([isWanted(accounts, ofAccount), isWanted(accounts, ofWorkspace)]).toEqual([true, false]);
  expect(isWanted({ types: ["TOKEN_ENABLED"], sellerAccountIds: ["a"] }, ofAccount)).toBe(false);
  expect(isWanted({ types: ["TOKEN_DISABLED"], sellerAccountIds: ["b"] }, ofAccount)).toBe(false);
});

it("has a lane for each account, and one for the workspace", () => {
  expect([laneIdOf("e", ofAccount), laneIdOf("e", ofWorkspace)]).toEqual(["a", "e"]);
});
