import { RECONNECT_BASE_MS, RECONNECT_MAX_MS } from "../policy.ts";

/** How long to wait after so many failures in a row; `random` is from 0 to 1. */
export function backoffMs(failures: number, random: number): number {
  const longest = Math.min(RECONNECT_BASE_MS * 2 ** failures, RECONNECT_MAX_MS);
  return (longest / 2) * (1 + random);
}

/** Waits, at most until the signal aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
