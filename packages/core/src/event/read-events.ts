import type { Event, EventType, WorkspaceTransaction } from "@evergrant/db";
import { NotFoundError } from "../errors.ts";
import type { LogPosition } from "./cursor.ts";

export interface EventFilter {
  types?: readonly EventType[] | null | undefined;
  /** Plain ids. */
  sellerAccountIds?: readonly string[] | null | undefined;
}

/**
 * Up to `limit` events after a position, oldest first. `since`, the time of the event there, spares the
 * reader the months before it.
 */
export async function readEvents(
  { client }: { client: WorkspaceTransaction },
  {
    after,
    since,
    limit,
    ...filter
  }: EventFilter & { after: bigint; since?: Date | null | undefined; limit: number },
): Promise<Event[]> {
  return client.event.findMany({
    where: {
      position: { gt: after },
      ...(since && { occurredAt: { gte: since } }),
      ...eventWhere(filter),
    },
    orderBy: { position: "asc" },
    take: limit,
  });
}

/** A filter as a condition. */
export function eventWhere({ types, sellerAccountIds }: EventFilter) {
  return {
    ...(types ? { type: { in: [...types] } } : {}),
    ...(sellerAccountIds ? { sellerAccountId: { in: [...sellerAccountIds] } } : {}),
  };
}

/** The same, for an event at hand. */
export function matchesEvent(
  { types, sellerAccountIds }: EventFilter,
  { type, sellerAccountId }: Pick<Event, "type" | "sellerAccountId">,
): boolean {
  if (types && !types.includes(type)) return false;
  return (
    !sellerAccountIds || (sellerAccountId !== null && sellerAccountIds.includes(sellerAccountId))
  );
}

/** The head of a log: the place after its newest event, and before which nobody goes on. */
export type LogHead = LogPosition & {
  occurredAt: Date | null;
  closedPosition: bigint;
  undispatchedSince: Date | null;
};

/** The place after the newest event. */
export async function readHead({ client }: { client: WorkspaceTransaction }): Promise<LogHead> {
  const log = await client.workspaceLog.findFirst();
  if (log === null) throw new NotFoundError("This workspace does not exist.");
  return log;
}
