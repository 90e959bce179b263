import { expect, it } from "vitest";
import { BadInputError } from "../errors.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";

const workspaceId = "01900000-0000-7000-8000-000000000001";
const OTHER_ID = "01900000-0000-7000-8000-000000000002";

it("gives back the place it was made from", () => {
  const place = { workspaceId, epoch: 3, position: 9_007_199_254_740_993n };
  expect(decodeCursor(workspaceId, encodeCursor(place))).toEqual(place);
});

it("gives back the time of the event there, where it was given", () => {
  const occurredAt = new Date("2026-03-01T12:00:00.001Z");
  const place = { workspaceId, epoch: 1, position: 7n, occurredAt };
  expect(decodeCursor(workspaceId, encodeCursor(place))).toEqual(place);
});

it.each([
  ["nothing", ""],
  ["no cursor", "cursor"],
  ["another workspace's", encodeCursor({ workspaceId: OTHER_ID, epoch: 1, position: 1n })],
  ["a negative position", Buffer.from(`v1.${workspaceId}.1.-1`).toString("base64url")],
])("refuses %s", (_what, cursor) => {
  expect(() => decodeCursor(workspaceId, cursor)).toThrow(BadInputError);
});
