import type { Payload } from "./payload.ts";

/** What is left of a queue where of what one entity's newer status makes old only the newest is kept. In order. */
export function coalesce(queue: readonly Payload[]): Payload[] {
  const newest = new Set<string>();
  return queue
    .toReversed()
    .filter(({ supersededBy }) => {
      if (supersededBy === null) return true;
      const isNewest = !newest.has(supersededBy);
      newest.add(supersededBy);
      return isNewest;
    })
    .toReversed();
}
