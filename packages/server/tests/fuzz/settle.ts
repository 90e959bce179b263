import { setImmediate } from "node:timers/promises";
import type { World } from "./world.ts";

/**
 * Uses every key once more, and waits until that is noted: the next note is due a minute later, and time
 * stands still from now on.
 */
export async function settle(world: World, bearers: readonly string[]): Promise<void> {
  const viewer = world.operations.find(({ name }) => name === "viewer");
  if (viewer === undefined) throw new Error("There is no viewer.");
  const now = world.opened.machineClock.now();
  for (const bearer of bearers) await world.ask(bearer, viewer, {});
  const isNoted = async () =>
    (await world.opened.owner.apiKey.count({ where: { lastUsedAt: now } })) >= bearers.length;
  while (!(await isNoted())) await setImmediate();
}
