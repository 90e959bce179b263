import { describe, expect, it } from "vitest";
import { DAY_MS } from "../mws-token/policy.ts";
import {
  isNewerThan,
  isSecretExpiringSoon,
  nextRotationAt,
  nextStageAt,
  untoldSecretStage,
} from "./secret-ladder.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const endingIn = (days: number, secretWarnedDays: number | null = null) => ({
  secretExpiresAt: inDays(days),
  secretWarnedDays,
});

describe("the ladder of a client secret", () => {
  it.each([
    [90.01, null, null],
    [90, null, 90],
    [20, null, 30],
    [20, 30, null],
    [14, 30, 14],
    [0.5, 3, 1],
    [0, null, null],
    [-1, null, null],
  ])("%s days before the end, with %s told, tells %s", (days, told, stage) => {
    expect(untoldSecretStage(endingIn(days, told), NOW)).toBe(stage);
  });

  it("goes on with the stage after the one that was told", () => {
    expect(nextStageAt(endingIn(100), NOW)).toEqual(inDays(10));
    expect(nextStageAt(endingIn(80, 90), NOW)).toEqual(inDays(20));
    expect(nextStageAt(endingIn(0.5, 1), NOW)).toBeNull();
    expect(nextStageAt({ secretExpiresAt: null, secretWarnedDays: null }, NOW)).toBeNull();
  });
});

describe("the rotation of the installation's own secret", () => {
  const ours = { workspaceId: null, secretExpiresAt: inDays(30), rotationAskedAt: null };

  it("begins so many days before its end, and is repeated a day later", () => {
    expect(nextRotationAt(ours, 20)).toEqual(inDays(10));
    expect(nextRotationAt({ ...ours, rotationAskedAt: inDays(10) }, 20)).toEqual(inDays(11));
  });

  it("does not happen unless the operator wants it, after the end, or to a workspace's own", () => {
    expect(nextRotationAt(ours, null)).toBeNull();
    expect(nextRotationAt({ ...ours, rotationAskedAt: inDays(29.5) }, 20)).toBeNull();
    expect(nextRotationAt({ ...ours, workspaceId: "own" }, 20)).toBeNull();
  });
});

it("is soon to end within thirty days, and past its end", () => {
  expect([31, 30, -1].map((days) => isSecretExpiringSoon(endingIn(days), NOW))).toEqual([
    false,
    true,
    true,
  ]);
});

it("knows what was told of its predecessor", () => {
  const madeNow = { secretExpiresAt: inDays(180) };
  expect(isNewerThan(madeNow, inDays(-1), NOW)).toBe(true);
  expect(isNewerThan(madeNow, NOW, NOW)).toBe(false);
  expect(isNewerThan({ secretExpiresAt: inDays(181) }, inDays(-1), NOW)).toBe(false);
  expect(isNewerThan({ secretExpiresAt: null }, inDays(-1), NOW)).toBe(false);
});
