import {
  BATCH_ITEMS,
  drainDueWork,
  findNextDue,
  type InstallationDeps,
  type JobKind,
} from "@evergrant/core";
import type { Logger } from "pino";
import { tellFailure } from "../logging/tell-failure.ts";

/** Works one batch of a kind; answers whether there may be more. */
export async function drainBatch(
  deps: InstallationDeps,
  kind: JobKind,
  logger: Logger,
): Promise<boolean> {
  const taken = await drainDueWork(deps, { kind }, (error, item) => {
    tellFailure({ error, item }, logger, "Due work failed and is tried again");
  });
  return taken === BATCH_ITEMS;
}

/** Works all that is due of these kinds, also what becomes due meanwhile; answers of which kinds there was any. */
export async function drainAll(
  deps: InstallationDeps,
  kinds: readonly JobKind[],
  logger: Logger,
): Promise<ReadonlySet<JobKind>> {
  const drained = new Set<JobKind>();
  for (;;) {
    const due = (await findDueKinds(deps)).filter((kind) => kinds.includes(kind));
    if (due.length === 0) return drained;
    for (const kind of due) {
      drained.add(kind);
      await drainBatch(deps, kind, logger);
    }
  }
}

/** The kinds of which something is due now. */
export async function findDueKinds(deps: InstallationDeps): Promise<JobKind[]> {
  const now = deps.clock.now();
  const earliest = await findNextDue(deps);
  return earliest.filter(({ dueAt }) => dueAt <= now).map(({ kind }) => kind);
}
