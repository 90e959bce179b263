import { parseDurationMs } from "../duration.ts";
import { getSecretNoticeAt, notifySecretExpiry } from "../notifications/notify-secret-expiry.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { type Input, readString } from "./read-input.ts";

/** The same due moment so often in a row means that nobody does its work. */
const MAX_VISITS_OF_ONE_MOMENT = 1_000;
const LATEST_MS = Date.parse("9000-01-01T00:00:00Z");

export type AdvanceClock = (input: Input) => Promise<Date>;

/** Advances happen one after another; each visits every due moment on its way. */
export function createAdvanceClock(world: World): AdvanceClock {
  let previous: Promise<unknown> = Promise.resolve();
  return (input) => {
    const advance = previous.then(() => visitDueMoments(world, readTarget(world, input)));
    previous = advance.catch(() => undefined);
    return advance;
  };
}

function readTarget(world: World, input: Input): number {
  const advance = readString(input, "advance");
  const set = readString(input, "set");
  if ((advance === undefined) === (set === undefined)) {
    throw new ControlError(
      400,
      'Send either {"advance":"P1DT6H"} or {"set":"2027-01-31T00:00:00Z"}.',
    );
  }
  const now = world.clock.nowMs();
  const target = advance === undefined ? readMoment(set ?? "") : now + readDuration(advance);
  if (target < now) {
    throw new ControlError(400, `The clock never goes back; it is ${new Date(now).toISOString()}.`);
  }
  if (target > LATEST_MS) throw new ControlError(400, "The clock ends with the year 8999.");
  return target;
}

function readDuration(text: string): number {
  const milliseconds = parseDurationMs(text);
  if (milliseconds === null) {
    throw new ControlError(
      400,
      "advance must be an ISO-8601 duration of weeks to seconds, as P30D.",
    );
  }
  return milliseconds;
}

function readMoment(text: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}T.*Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) {
    throw new ControlError(400, "set must be a moment in UTC, as 2027-01-31T00:00:00Z.");
  }
  return milliseconds;
}

async function visitDueMoments(world: World, target: number): Promise<Date> {
  let [lastDue, visits] = [Number.NEGATIVE_INFINITY, 0];
  for (;;) {
    const due = await findNextDue(world, target);
    if (due === null) break;
    visits = due === lastDue ? visits + 1 : 1;
    lastDue = due;
    if (visits > MAX_VISITS_OF_ONE_MOMENT) {
      throw new Error(`What is due at ${new Date(due).toISOString()} never gets done.`);
    }
    await moveTo(world, due);
  }
  await moveTo(world, target);
  return world.clock.now();
}

/** What the sandbox itself has to do is due among the rest. */
async function findNextDue(world: World, target: number): Promise<number | null> {
  const asked = (await world.timeHooks.nextDue(new Date(target)))?.getTime();
  const due = Math.min(asked ?? target + 1, getSecretNoticeAt(world) ?? target + 1);
  return due <= target ? due : null;
}

async function moveTo(world: World, moment: number): Promise<void> {
  const offsetMs = world.clock.moveTo(moment);
  world.store.record({ type: "clockMoved", at: world.clock.nowMs(), offsetMs });
  notifySecretExpiry(world);
  await world.timeHooks.onClockMoved(world.clock.now());
}
