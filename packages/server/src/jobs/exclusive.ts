import type { Exclusive } from "./start-jobs.ts";

/** One thing after another, in the order in which they were asked for. */
export function createExclusive(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const result = last.then(run, run);
    last = result.catch(() => undefined);
    return result;
  };
}
