import { NO_HASH } from "@evergrant/core";
import type { Context } from "../context.ts";
import type { LoggedEvent } from "../event/event.ts";
import { loadBatchedAt } from "../load-batched.ts";

/** The hash that an event's own continues, read together with those of its siblings; null where it is kept no more, or hidden. */
export async function loadPreviousHash(
  context: Context,
  { position, occurredAt }: LoggedEvent,
): Promise<Uint8Array | null> {
  if (position === 1n) return NO_HASH;
  const { deps } = context;
  // Times follow positions: months after the event's own cannot hold the one before it.
  const before = `${position - 1n} ${occurredAt.getTime()}`;
  return loadBatchedAt(context, "previousHash", before, async (places) => {
    const positions = new Map(places.map((place) => [BigInt(place.split(" ")[0] ?? 0), place]));
    const latest = Math.max(...places.map((place) => Number(place.split(" ")[1])));
    const found = await deps.client.event.findMany({
      where: {
        position: { in: [...positions.keys()] },
        occurredAt: { lte: new Date(latest) },
      },
      select: { position: true, hash: true },
    });
    // Before the first event that is kept stands the seal of what was dropped.
    const missing = [...positions.keys()].filter(
      (key) => !found.some((row) => row.position === key),
    );
    const sealed =
      missing.length === 0
        ? []
        : await deps.client.auditSeal.findMany({
            where: { position: { in: missing } },
            select: { position: true, hash: true },
          });
    return new Map(
      [...found, ...sealed].map((row) => [positions.get(row.position) ?? "", row.hash]),
    );
  });
}
