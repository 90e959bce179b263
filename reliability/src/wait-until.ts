import { setTimeout as delay } from "node:timers/promises";

const STEP_MS = 50;

/** Asks until the answer is a value, and answers it. Throws what was waited for when the time is over. */
export async function waitUntil<T>(
  what: string,
  timeoutMs: number,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline)
      throw new Error(`After ${timeoutMs / 1_000} s still waiting: ${what}.`);
    await delay(STEP_MS);
  }
}

/** The same of a condition. */
export async function waitFor(
  what: string,
  timeoutMs: number,
  look: () => Promise<boolean> | boolean,
): Promise<void> {
  await waitUntil(what, timeoutMs, async () => ((await look()) ? true : undefined));
}
