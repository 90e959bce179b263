import type { Viewer } from "@evergrant/core";
import { schema } from "@evergrant/schema";
import { senderOf } from "@evergrant/testkit/viewer";
import { parse } from "graphql";
import { expect, it } from "vitest";
import { channelKeyOf } from "./channel-key.ts";

const WORKSPACE_ID = "01900000-0000-7000-8000-000000000001";
const { viewer } = senderOf(WORKSPACE_ID);
const QUERY =
  "subscription ($after: String, $how: StreamOverflow, $ids: [ID!]) { events(after: $after, onOverflow: $how, sellerAccountIds: $ids) { id } }";

const keyOf = (
  variableValues: Record<string, unknown> = {},
  {
    source = QUERY,
    who = viewer,
    epoch = 1,
  }: { source?: string; who?: Viewer; epoch?: number } = {},
) => channelKeyOf({ schema, document: parse(source), variableValues }, who, epoch);

it("is the same wherever a stream starts, however it is read, and whoever reads it", () => {
  const credential = { ...viewer.credential, id: "another", keyId: "another" };
  const other = { ...viewer, id: "another", name: "Another", credential };
  const keys = [
    keyOf({ after: "one", how: "CLOSE", ids: ["a"] }),
    keyOf({ ids: ["a"], how: "COALESCE", after: "two" }),
    keyOf({ ids: ["a"] }, { who: other }),
    keyOf({ ids: ["a"] }, { source: QUERY.replace("{ id }", "{ \n id, }") }),
  ];
  expect(new Set(keys).size).toBe(1);
});

it.each<[string, string]>([
  ["other variables", keyOf({ ids: ["b"] })],
  ["another document", keyOf({ ids: ["a"] }, { source: QUERY.replace("id }", "type }") })],
  ["another log", keyOf({ ids: ["a"] }, { epoch: 2 })],
  ["another workspace", keyOf({ ids: ["a"] }, { who: { ...viewer, workspaceId: "other" } })],
  ["an account", keyOf({ ids: ["a"] }, { who: { ...viewer, sellerAccountId: "a" } })],
  ["fewer scopes", keyOf({ ids: ["a"] }, { who: { ...viewer, scopes: new Set(["events:read"]) } })],
  ["another role", keyOf({ ids: ["a"] }, { who: { ...viewer, role: "viewer" } })],
  ["other warnings", keyOf({ ids: ["a"] }, { who: { ...viewer, warningDays: [1] } })],
])("tells %s apart", (_what, other) => {
  expect(other).not.toBe(keyOf({ ids: ["a"] }));
});

it("tells cursors apart that say more than where a stream starts", () => {
  const source =
    "subscription ($after: String) { events(after: $after) { id sellerAccount { event(id: $after) } } }";
  expect(keyOf({ after: "one" }, { source })).not.toBe(keyOf({ after: "two" }, { source }));
});
