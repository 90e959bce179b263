import { setTimeout as delay } from "node:timers/promises";

const STEP_MS = 50;
const PATIENCE_MS = 20_000;

/** Waits for what another process does; throws, saying what did not come. */
export async function waitUntil(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`In vain: ${what}.`);
    await delay(STEP_MS);
  }
}
