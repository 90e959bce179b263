import type { Subscriber } from "../subscribers/subscriber.ts";

/** What of one reader's account differs from the log: nothing, where he saw each event once, in order. */
export function judgeReader(
  seen: readonly string[],
  committed: readonly string[],
): { missed: string[]; repeated: string[]; strangers: string[]; isInOrder: boolean } {
  const told = new Set(seen);
  const known = new Set(committed);
  const positions = new Map(committed.map((id, index) => [id, index]));
  const counts = new Map<string, number>();
  for (const id of seen) counts.set(id, (counts.get(id) ?? 0) + 1);
  const order = seen.map((id) => positions.get(id) ?? -1);
  return {
    missed: committed.filter((id) => !told.has(id)),
    repeated: [...counts].flatMap(([id, count]) => (count > 1 ? [id] : [])),
    strangers: [...told].filter((id) => !known.has(id)),
    isInOrder: order.every((position, index) => index === 0 || position > (order[index - 1] ?? -1)),
  };
}

/** Every complaint about one reader; whether he saw the late ones is left open. */
export function complainAbout(
  subscriber: Subscriber,
  committed: readonly string[],
  late: ReadonlySet<string> = new Set(),
): string[] {
  const seen = subscriber.seen.filter((id) => !late.has(id));
  const { missed, repeated, strangers, isInOrder } = judgeReader(seen, committed);
  const failure = subscriber.failure();
  return [
    ...(failure === null ? [] : [`ended by ${failure}`]),
    ...missed.map((id) => `missed ${id}`),
    ...repeated.map((id) => `repeated ${id}`),
    ...strangers.map((id) => `saw ${id}, which nobody committed`),
    ...(isInOrder ? [] : ["not in order"]),
  ];
}
