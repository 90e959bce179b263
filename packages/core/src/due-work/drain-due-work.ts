import type { DueKind } from "@evergrant/db";
import { followSecret } from "../amazon-application/follow-secret.ts";
import { subscribe } from "../amazon-notification/subscribe.ts";
import { type Actor, type CoreDeps, depsOf, type InstallationDeps } from "../deps.ts";
import { claimDispatches } from "../dispatch/claim-dispatches.ts";
import { dispatchEvents } from "../dispatch/dispatch-events.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { followIncident } from "../incident/follow-incident.ts";
import { followIssue } from "../issue/follow-issue.ts";
import { recheckCandidate } from "../mws-token/recheck-candidate.ts";
import { verifyDueToken } from "../mws-token/verify.ts";
import { warnOfExpiry } from "../mws-token/warn-of-expiry.ts";
import { gatherMessage } from "../notification/gather-message.ts";
import type { Observer } from "../observer.ts";
import { claimDueRows } from "./claim-due-rows.ts";
import { claimDueWork, type DueItem } from "./claim-due-work.ts";
import { claimRows } from "./claim-rows.ts";
import type { JobKind } from "./next-due.ts";

/**
 * Items of one batch, worked this many at a time: each is one seller's calls to Amazon. Small enough to be
 * done within a lease also while every call to Amazon hangs.
 */
export const BATCH_ITEMS = 40;
export const PARALLEL_ITEMS = 8;

type Observe = NonNullable<Observer["work"]>;

type Work = (
  deps: CoreDeps,
  actor: Actor,
  account: { sellerAccountId: string },
) => Promise<unknown>;

const WORK: Record<DueKind, Work> = {
  WARNING: warnOfExpiry,
  EXPIRY: verifyDueToken,
  CONFIRM: verifyDueToken,
  CANDIDATE: recheckCandidate,
  PROBE: verifyDueToken,
  SUBSCRIPTION: subscribe,
};

/** What is done about a row that says itself when it is due. It says so anew, and ends the lease. */
const ROW_WORK = { INCIDENT: followIncident, APPLICATION: followSecret };

/** The same of a tenant's. */
const TENANT_WORK = { ISSUE: followIssue, NOTIFICATION: gatherMessage };

/**
 * Works one batch of what is due of a kind, and answers how many items it took: fewer than asked for
 * means that no more was due. Safe beside any number of other workers. An item that fails is left to
 * its lease, then tried again; `onError` hears of it.
 */
export async function drainDueWork(
  deps: InstallationDeps,
  { kind, limit = BATCH_ITEMS }: { kind: JobKind; limit?: number },
  onError: (error: unknown, item: { kind: JobKind }) => void,
): Promise<number> {
  const now = deps.clock.now();
  const observe: Observe =
    deps.observer?.work === undefined ? (_item, run) => run() : deps.observer.work;
  const drain = async <Item extends { kind: JobKind }>(
    items: readonly Item[],
    work: (item: Item) => Promise<unknown>,
  ): Promise<number> => {
    await workAll(items, (item) => observe(item, () => work(item)), onError);
    return items.length;
  };
  if (kind === "INCIDENT" || kind === "APPLICATION") {
    const ids = await claimDueRows(deps, { kind, now, limit });
    const items = ids.map((id) => ({ kind, id }));
    return drain(items, ({ id }) => ROW_WORK[kind](deps, id));
  }
  if (kind === "ISSUE" || kind === "NOTIFICATION") {
    const keys = await claimRows(deps, { kind, now, limit });
    const items = keys.map((key) => ({ kind, ...key }));
    return drain(items, (item) => TENANT_WORK[kind](deps, item));
  }
  if (kind === "DISPATCH") {
    const workspaceIds = await claimDispatches(deps, { now, limit });
    const items = workspaceIds.map((workspaceId) => ({ kind, workspaceId }));
    return drain(items, ({ workspaceId }) =>
      dispatchEvents(depsOf(deps, { workspaceId }), workspaceId),
    );
  }
  const items = await claimDueWork(deps, { kind, now, limit });
  return drain(items, (item) => workItem(deps, item));
}

async function workAll<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
  onError: (error: unknown, item: Item) => void,
): Promise<void> {
  const queue = items.values();
  const workQueue = async () => {
    for (const item of queue) await work(item).catch((error) => onError(error, item));
  };
  await Promise.all(Array.from({ length: PARALLEL_ITEMS }, workQueue));
}

/** Whoever changed the account meanwhile has also said what is due next: then there is nothing left to do. */
async function workItem(installation: InstallationDeps, item: DueItem): Promise<void> {
  const { workspaceId, sellerAccountId } = item;
  const actor: Actor = { workspaceId, kind: "SYSTEM", id: null, cause: item.kind };
  const deps = depsOf(installation, { workspaceId });
  try {
    await WORK[item.kind](deps, actor, { sellerAccountId });
  } catch (error) {
    if (error instanceof ConflictError || error instanceof NotFoundError) return;
    throw error;
  }
}
