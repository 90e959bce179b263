import type { Others } from "./ask-others.ts";

/** What one process keeps for control samples. */
export interface Sampling {
  /** From 0 to below 1. */
  random: () => number;
  /** By application and region: whoever asks meanwhile waits for the same answer. */
  underWay: Map<string, Promise<Others>>;
}

export function createSampling(random: () => number): Sampling {
  return { random, underWay: new Map() };
}
