import type { ReviewAutomation } from "@evergrant/db";
import { describe, expect, it } from "vitest";
import { type AutomationInput, transitionAutomation } from "../src/review-automation/transition.ts";
import { CA, US } from "./account-fixture.ts";
import { parseState, readLifecycleRows } from "./lifecycle-document.ts";
import { NOW } from "./token-fixture.ts";

const BACKLOG = "ONLY_NEW";
const STATES: [string, string[]][] = [
  ["DISABLED (DEFAULT)", []],
  ["DISABLED (USER)", []],
  ["DISABLED (TOKEN)", [US]],
  ["DISABLED (TOKEN)", [US, CA]],
  ["ENABLED", [US]],
  ["ENABLED", [US, CA]],
];

/** Each with the words of the column *on* that speak of it. */
const INPUTS: Record<string, { input: AutomationInput; on: string[] }> = {
  "a user enables US": {
    input: { kind: "userEnabled", marketplaceIds: [US], backlog: BACKLOG },
    on: ["user enables, token ENABLED", "user enables the same marketplaces"],
  },
  "a user enables CA": {
    input: { kind: "userEnabled", marketplaceIds: [CA], backlog: BACKLOG },
    on: ["user enables, token ENABLED", "user enables one more marketplace"],
  },
  "a user disables all": {
    input: { kind: "userDisabled", marketplaceIds: [US, CA] },
    on: ["user disables"],
  },
  "a user disables CA": {
    input: { kind: "userDisabled", marketplaceIds: [CA] },
    on: ["user disables one of two marketplaces"],
  },
  "the token dies": { input: { kind: "tokenDisabled" }, on: ["token becomes DISABLED"] },
  "the token revives": {
    input: { kind: "tokenEnabled", restores: false },
    on: ["token becomes ENABLED"],
  },
  "the token revives, the workspace restores": {
    input: { kind: "tokenEnabled", restores: true },
    on: ["token becomes ENABLED, workspace restores"],
  },
};

const rows = readLifecycleRows(5);
const pairs = STATES.flatMap(([from, marketplaceIds]) =>
  Object.entries(INPUTS).map(([name, { input, on }]) => {
    const row = rows.find((found) => found.from === from && on.includes(found.on));
    const isOn = (id: string) => marketplaceIds.includes(id);
    // The row is about one more marketplace, or one of two: not about one that is as asked for already.
    const isAbout =
      row !== undefined &&
      (row.on !== "user enables one more marketplace" || !isOn(CA)) &&
      (!["A08", "A18"].includes(row.id) || (isOn(CA) && isOn(US)));
    return {
      name: `${from} in ${marketplaceIds.length}: ${name}`,
      from,
      marketplaceIds,
      input,
      isAbout,
    };
  }),
);

describe("a Review Automation", () => {
  it.each(pairs.filter(({ isAbout }) => !isAbout))(
    "changes nothing and tells nothing where no row speaks: $name",
    ({ from, marketplaceIds, input }) => {
      const before = makeAutomation(from, marketplaceIds);
      const { patch, events } = transitionAutomation(before, input, NOW);
      expect({ ...before, ...patch }).toEqual(before);
      expect(events).toEqual([]);
    },
  );
});

function makeAutomation(from: string, marketplaceIds: string[]): ReviewAutomation {
  const { status, detail } = parseState(from);
  const causes = ["DEFAULT", "USER", "TOKEN"] as const;
  return {
    workspaceId: "01900000-0000-7000-8000-000000000001",
    id: "01900000-0000-7000-8000-000000000004",
    sellerAccountId: "01900000-0000-7000-8000-000000000003",
    status: status === "ENABLED" ? "ENABLED" : "DISABLED",
    disabledBy: causes.find((cause) => cause === detail) ?? null,
    marketplaceIds,
    backlog: marketplaceIds.length === 0 ? null : BACKLOG,
    statusChangedAt: NOW,
  };
}
