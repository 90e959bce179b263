import { DAY_MS, parseDurationMs } from "../duration.ts";
import { REGIONS } from "../marketplaces.ts";
import { FAULT_KINDS, type Fault } from "../store/state.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { findSeller } from "./find-seller.ts";
import { type Input, readChoice, readNumber, readString } from "./read-input.ts";

/** Beyond it a fault's end would be no date. */
const LONGEST_MS = 7_000 * 365 * DAY_MS;
const MS_LIMITS = { min: 0, max: 3_600_000 };

export function createFault(world: World, input: Input): object {
  const kind = readChoice(input, "kind", FAULT_KINDS);
  if (!kind) throw new ControlError(400, `kind must be one of ${FAULT_KINDS.join(", ")}.`);
  const region = readChoice(input, "region", REGIONS);
  const sellingPartnerId = readString(input, "sellingPartnerId");
  if (sellingPartnerId !== undefined) findSeller(world, sellingPartnerId);
  const operation = readString(input, "operation");
  const ms = readNumber(input, "ms", MS_LIMITS);
  const at = world.clock.nowMs();
  const fault: Fault = {
    id: world.store.state.nextFaultId,
    kind,
    ...(region !== undefined && { region }),
    ...(sellingPartnerId !== undefined && { sellingPartnerId }),
    ...(operation !== undefined && { operation }),
    rate: readNumber(input, "rate", { min: 0, max: 1 }) ?? 1,
    until: readUntil(input, at),
    ...(ms !== undefined && { ms }),
    loses: readChoice(input, "loses", ["request", "answer"]) ?? "request",
  };
  world.store.record({ type: "faultMade", at, fault });
  return describeFault(fault);
}

/** Ends all faults, or those of one kind. */
export function deleteFaults(world: World, input: Input): object {
  const kind = readChoice(input, "kind", FAULT_KINDS) ?? null;
  const before = world.store.state.faults.length;
  world.store.record({ type: "faultsDeleted", at: world.clock.nowMs(), kind });
  return { deleted: before - world.store.state.faults.length };
}

export function listFaults(world: World): object[] {
  const now = world.clock.nowMs();
  return world.store.state.faults
    .filter((fault) => fault.until === null || fault.until > now)
    .map(describeFault);
}

function readUntil(input: Input, now: number): number | null {
  const duration = readString(input, "for");
  if (duration === undefined) return null;
  const milliseconds = parseDurationMs(duration);
  if (milliseconds === null) {
    throw new ControlError(400, "for must be an ISO-8601 duration of virtual time, as PT2H.");
  }
  if (milliseconds > LONGEST_MS) throw new ControlError(400, "for must be less than 7000 years.");
  return now + milliseconds;
}

function describeFault({ until, ...fault }: Fault): object {
  return { ...fault, until: until === null ? null : new Date(until).toISOString() };
}
