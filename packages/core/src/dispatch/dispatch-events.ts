import type { Event, WorkspaceTransaction } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { readEvents, readHead } from "../event/read-events.ts";
import type { Planner } from "./planner.ts";
import { PLANNERS } from "./planners.ts";

/** So many events are planned for in one transaction. */
export const DISPATCH_EVENTS = 200;

/**
 * Has everything that follows the log look at the events that nobody looked at yet, in order, each once, and
 * ends the lease. What fails is looked at again once the lease is over.
 */
export async function dispatchEvents(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "observer">,
  workspaceId: string,
  planners: readonly Planner[] = PLANNERS,
): Promise<void> {
  let hasMore = true;
  while (hasMore) {
    const page = await deps.client.$transaction((tx) =>
      dispatchPage(tx, deps, workspaceId, planners),
    );
    deps.observer?.dispatched?.(page.events);
    hasMore = page.hasMore;
  }
}

async function dispatchPage(
  tx: WorkspaceTransaction,
  { clock, machineClock }: Pick<CoreDeps, "clock" | "machineClock">,
  workspaceId: string,
  planners: readonly Planner[],
): Promise<{ events: readonly Event[]; hasMore: boolean }> {
  const [dispatch] = await tx.$queryRaw<{ position: bigint }[]>`
    SELECT "position" FROM "EventDispatch" WHERE "workspaceId" = ${workspaceId}::uuid FOR UPDATE`;
  if (dispatch === undefined) return { events: [], hasMore: false };
  // Before the events: what is told in between is among them or lies behind.
  const head = await readHead({ client: tx });
  const after = dispatch.position;
  const since = head.undispatchedSince;
  const events = await readEvents({ client: tx }, { after, since, limit: DISPATCH_EVENTS });
  if (events.length > 0) {
    const told = { workspaceId, events, now: clock.now(), machineNow: machineClock.now() };
    for (const plan of planners) await plan(tx, told);
  }
  const newest = events.at(-1)?.position ?? after;
  const hasMore = events.length === DISPATCH_EVENTS;
  const position = hasMore || newest > head.position ? newest : head.position;
  await tx.eventDispatch.updateMany({
    data: { position, ...(!hasMore && { leasedUntil: null }) },
  });
  // Where the log has grown meanwhile, it stays due.
  await tx.$executeRaw`
    UPDATE "WorkspaceLog" SET "undispatchedSince" = NULL
    WHERE "workspaceId" = ${workspaceId}::uuid AND "position" = ${position}`;
  return { events, hasMore };
}
