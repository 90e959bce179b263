import type { MwsToken } from "@evergrant/db";
import { expect } from "vitest";
import { type LifecycleRow, parseState } from "./lifecycle-document.ts";
import { NEW_DATE, NOW } from "./token-fixture.ts";

const UNDERSTOOD = [
  ...["DEGRADED", "DEGRADED told", "PENDING", "replaced", "refused"],
  ...["date null (PROBE)", "date USER", "date TERM"],
];

/** Compares a token with the column *to* of a row whose input came at `now`. */
export function expectToken(
  row: LifecycleRow,
  before: MwsToken,
  after: MwsToken,
  now: Date = NOW,
): void {
  if (row.to === "unchanged") {
    expect(after).toEqual(before);
    return;
  }
  const { status, detail, aspects } = parseState(row.to);
  const unknown = aspects.filter((aspect) => !UNDERSTOOD.includes(aspect));
  if (unknown.length > 0) throw new Error(`${row.id}: nothing here says what “${unknown}” means`);
  const isTold = aspects.includes("DEGRADED told");
  const isEnabled = status === "ENABLED";
  const isReplaced = aspects.includes("replaced");
  expect(after).toMatchObject({
    status,
    disabledReason: isEnabled ? null : (detail ?? before.disabledReason),
    statusChangedAt: status === before.status ? before.statusChangedAt : now,
    degradedTold: isTold,
  });
  expect(after.degradedAt !== null, "DEGRADED").toBe(isTold || aspects.includes("DEGRADED"));
  expect(after.candidateUntil !== null, "PENDING").toBe(aspects.includes("PENDING"));
  expect(after.lastFour !== before.lastFour, "replaced").toBe(isReplaced);
  expect({ expiresAt: after.expiresAt, expirySource: after.expirySource }).toEqual(
    expectedDate(aspects, before),
  );
}

function expectedDate(aspects: string[], { expiresAt, expirySource }: MwsToken) {
  if (aspects.includes("date null (PROBE)")) return { expiresAt: null, expirySource: "PROBE" };
  if (aspects.includes("date USER")) return { expiresAt: NEW_DATE, expirySource: "USER" };
  if (aspects.includes("date TERM")) return { expiresAt: NEW_DATE, expirySource: "TERM" };
  if (aspects.includes("replaced")) return { expiresAt: null, expirySource: "UNKNOWN" };
  return { expiresAt, expirySource };
}
