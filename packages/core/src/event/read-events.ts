import type { Event, EventType } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import type { LogPosition } from "./cursor.ts";

export interface EventFilter {
  types?: readonly EventType[] | null | undefined;
  /** Plain ids. */
  sellerAccountIds?: readonly string[] | null | undefined;
}

/** Up to `limit` events after a position, oldest first. */
export async function readEvents(
  { client }: Pick<CoreDeps, "client">,
  { after, limit, ...filter }: EventFilter & { after: bigint; limit: number },
): Promise<Event[]> {
  return client.event.findMany({
    where: { position: { gt: after }, ...eventWhere(filter) },
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

/** The place after the newest event. */
export async function readHead({ client }: Pick<CoreDeps, "client">): Promise<LogPosition> {
  const log = await client.workspaceLog.findFirst();
  if (log === null) throw new NotFoundError("This workspace does not exist.");
  return log;
}
