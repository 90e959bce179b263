import type { DueKind } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { recheckCandidate } from "../mws-token/recheck-candidate.ts";
import { verifyDueToken } from "../mws-token/verify.ts";
import { warnOfExpiry } from "../mws-token/warn-of-expiry.ts";
import { claimDueWork, type DueItem } from "./claim-due-work.ts";

/**
 * Items of one batch, worked this many at a time: each is one seller's calls to Amazon. Small enough to be
 * done within a lease also while every call to Amazon hangs.
 */
export const BATCH_ITEMS = 40;
export const PARALLEL_ITEMS = 8;

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
};

/**
 * Works one batch of what is due of a kind, and answers how many items it took: fewer than asked for
 * means that no more was due. Safe beside any number of other workers. An item that fails is left to
 * its lease, then tried again; `onError` hears of it.
 */
export async function drainDueWork(
  deps: CoreDeps,
  { kind, limit = BATCH_ITEMS }: { kind: DueKind; limit?: number },
  onError: (error: unknown, item: DueItem) => void,
): Promise<number> {
  const items = await claimDueWork(deps, { kind, now: deps.clock.now(), limit });
  const queue = items.values();
  const workQueue = async () => {
    for (const item of queue) await workItem(deps, item).catch((error) => onError(error, item));
  };
  await Promise.all(Array.from({ length: PARALLEL_ITEMS }, workQueue));
  return items.length;
}

/** Whoever changed the account meanwhile has also said what is due next: then there is nothing left to do. */
async function workItem(deps: CoreDeps, item: DueItem): Promise<void> {
  const actor: Actor = {
    workspaceId: item.workspaceId,
    kind: "SYSTEM",
    id: null,
    cause: item.kind,
  };
  try {
    await WORK[item.kind](deps, actor, { sellerAccountId: item.sellerAccountId });
  } catch (error) {
    if (error instanceof ConflictError || error instanceof NotFoundError) return;
    throw error;
  }
}
