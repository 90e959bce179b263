import type { Fleet } from "../fleet/start-fleet.ts";
import type { Calls } from "../load/calls.ts";
import type { FaultProxy } from "../proxy/fault-proxy.ts";
import type { FaultName } from "./plan-faults.ts";

/** What one fault did. One that hit nothing proves nothing. */
export interface Harm {
  fault: FaultName;
  /** The process or dependency that it struck. */
  target: string;
  /** Calls of clients that were on their way when it struck. */
  inFlight: number;
  /** Connections that had asked something and were not answered yet, or that the fault did something to. */
  connections: number;
  /** Calls whose answer was lost from then on, until the next fault. */
  uncertain: number;
  seconds: number;
}

/** The fleet, with proxies in front of its APIs, and the books of its clients. */
export interface Struck {
  fleet: Fleet;
  calls: Calls;
  /** By the API's name: before it, for those who follow the log. */
  fronts: ReadonlyMap<string, FaultProxy>;
}

/** Every proxy that a process's own calls go through. */
export function proxiesOf({ proxies }: Fleet): FaultProxy[] {
  return Object.values(proxies).filter((proxy) => proxy !== null);
}

/** Connections of a process that wait for an answer, of whatever it talks to. */
export function busyOf(fleet: Fleet, lane: string): number {
  return proxiesOf(fleet).reduce((sum, proxy) => sum + proxy.busy(lane), 0);
}
