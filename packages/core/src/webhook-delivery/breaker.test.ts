import { expect, it } from "vitest";
import { afterFailure, afterSuccess, type Change, isProbing } from "./breaker.ts";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const well: Change = {
  health: { failuresInRow: 0, failingSince: null },
  heldUntil: null,
  told: null,
};

/** So many failures, each at the moment at which the endpoint is tried again. */
function fail(times: number, retryAfterMs: number | null = null): Change[] {
  const changes: Change[] = [];
  let { health, heldUntil } = well;
  for (let time = 0; time < times; time += 1) {
    const now = heldUntil ?? NOW;
    const change = afterFailure(health, { heldUntil, now, retryAfterMs });
    changes.push(change);
    ({ health, heldUntil } = change);
  }
  return changes;
}

it("opens after five failures in a row, and tells so once", () => {
  const changes = fail(7);
  expect(changes.map(({ told }) => told)).toEqual([
    ...[null, null, null, null, "FAILING", null, null],
  ]);
  expect(changes.map(({ health }) => isProbing(health))).toEqual([
    ...[false, false, false, false, true, true, true],
  ]);
});

it("waits twice as long before each further probe, up to an hour", () => {
  const held = fail(14).flatMap(({ heldUntil }) => heldUntil?.getTime() ?? []);
  const waits = held.map((until, index) => (until - (held[index - 1] ?? NOW.getTime())) / 1_000);
  expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600]);
});

it("is held as long as the endpoint asks, up to an hour", () => {
  const heldFor = (retryAfterMs: number) =>
    Number(fail(5, retryAfterMs).at(-1)?.heldUntil) - NOW.getTime();
  expect([heldFor(90_000), heldFor(99_000_000)]).toEqual([90_000, 3_600_000]);
});

it("does not count what was under way when it opened", () => {
  const opened = fail(5).at(-1) ?? well;
  const now = new Date(NOW.getTime() + 1_000);
  const { health, heldUntil } = opened;
  expect(afterFailure(health, { heldUntil, now, retryAfterMs: null })).toEqual({
    ...{ health, heldUntil },
    told: null,
  });
});

it("closes with the first success, and tells so once", () => {
  const opened = fail(6).at(-1) ?? well;
  const closed = afterSuccess(opened.health);
  expect(closed).toEqual({ ...well, told: "RECOVERED" });
  expect(afterSuccess(closed.health)).toEqual(well);
  expect(afterSuccess({ failuresInRow: 3, failingSince: null })).toEqual(well);
});
