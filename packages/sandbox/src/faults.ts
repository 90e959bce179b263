import { ConnectionResetError } from "./connection-reset-error.ts";
import { DEFAULT_HANG_MS, DEFAULT_LATENCY_MS } from "./policy.ts";
import type { Fault, FaultKind, Seller } from "./store/state.ts";
import type { World } from "./world.ts";

/** One call on a face of Amazon, as far as faults and counts look at it. */
export interface Call {
  operation: string;
  region: string | null;
  seller: Seller | null;
  signal: AbortSignal;
}

/** The fault of a kind that strikes this call, if one does: a rate below 1 is drawn anew each time. */
export function findFault(
  world: World,
  kind: FaultKind,
  call: Call,
  fits: (fault: Fault) => boolean = () => true,
): Fault | undefined {
  const { faults } = world.store.state;
  if (faults.length === 0) return undefined;
  const now = world.clock.nowMs();
  return faults.find(
    (fault) =>
      fault.kind === kind &&
      (fault.until === null || now < fault.until) &&
      (fault.region === undefined || fault.region === call.region) &&
      (fault.sellingPartnerId === undefined ||
        fault.sellingPartnerId === call.seller?.sellingPartnerId) &&
      (fault.operation === undefined || fault.operation === call.operation) &&
      fits(fault) &&
      (fault.rate >= 1 || world.random() < fault.rate),
  );
}

/**
 * Works a call between the faults of the network, and counts it.
 * @throws ConnectionResetError when a fault loses the request or its answer.
 */
export async function answerCall(
  world: World,
  call: Call,
  work: () => Response | Promise<Response>,
): Promise<Response> {
  const count = (answer: string) =>
    world.store.record({ type: "called", operation: call.operation, answer });

  const latency = findFault(world, "latency", call);
  if (latency) await delay(latency.ms ?? DEFAULT_LATENCY_MS, world, call.signal);
  const hang = findFault(world, "hang", call);
  if (hang) {
    count("hang");
    await delay(hang.ms ?? DEFAULT_HANG_MS, world, call.signal);
    throw new ConnectionResetError();
  }
  if (findFault(world, "reset", call, (fault) => fault.loses === "request")) {
    count("reset");
    throw new ConnectionResetError();
  }
  const response = await work();
  count(String(response.status));
  if (findFault(world, "reset", call, (fault) => fault.loses === "answer")) {
    await world.store.settle();
    throw new ConnectionResetError();
  }
  return response;
}

/** Rejects when the caller gives up or the sandbox closes. */
function delay(milliseconds: number, world: World, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = AbortSignal.any([signal, world.closing]);
    const timer = setTimeout(() => {
      stop.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    const abort = () => {
      clearTimeout(timer);
      reject(signal.aborted ? signal.reason : new ConnectionResetError());
    };
    if (stop.aborted) abort();
    else stop.addEventListener("abort", abort, { once: true });
  });
}
