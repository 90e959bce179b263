import { isDeepStrictEqual } from "node:util";
import type { DueKind, MwsToken, WorkspaceTransaction } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { setDueWork } from "../due-work/set-due-work.ts";
import { ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import type { EventData, NewEvent } from "../event/new-event.ts";
import { followToken } from "../review-automation/follow-token.ts";
import { confirmToken } from "./confirm-token.ts";
import { dueMoments } from "./due-moments.ts";
import type { Transition } from "./status-change.ts";
import { tokenStates } from "./token-states.ts";

/** Changes of these alone are no change of the token: they do not make another's save a conflict. */
const SIDE_FIELDS = new Set(["lastVerifiedAt", "failedProbes", "warnedDays"]);

export interface Applied {
  /** As it was read. */
  token: MwsToken;
  transition: Transition;
  now: Date;
  /** What Amazon was asked: it is next due from now on. */
  done?: readonly DueKind[] | undefined;
  /** What is written beside it. */
  alsoWrite?: ((tx: WorkspaceTransaction) => Promise<void>) | undefined;
  /** What is told of that: the account's, so before the token's own events. */
  alsoTell?: readonly NewEvent[] | undefined;
  /** What Amazon answered, for the record of the token's own events. */
  evidence?: EventData | undefined;
}

/**
 * Commits a transition: token, whatever else the caller writes, automation, due work and events, in one
 * transaction and in this order of locks. Throws ConflictError if the token is no longer what was read.
 */
export async function applyTransition(
  deps: Pick<CoreDeps, "client" | "bus">,
  actor: Actor,
  { token, transition, now, done, alsoWrite, alsoTell = [], evidence }: Applied,
): Promise<void> {
  const changed = changedFields(token, transition.patch);
  const { keepAnswer } = actor;
  const isBare = alsoWrite === undefined && keepAnswer === undefined;
  if (isBare && (await isConfirmed(deps, token, changed, transition, now))) return;
  const told = await deps.client.$transaction(async (tx) => {
    const next = await writeToken(tx, token, transition, changed);
    await alsoWrite?.(tx);
    const { warningDays, restoreAutomation } = await tx.workspace.findFirstOrThrow({
      select: { warningDays: true, restoreAutomation: true },
    });
    const automationEvents = changed.includes("status")
      ? await followToken(tx, next, { restores: restoreAutomation, now })
      : [];
    await setDueWork(tx, next, dueMoments(next, warningDays, now), done);
    await keepAnswer?.(tx, { sellerAccountId: token.sellerAccountId });
    const tokenEvents = recordEvents(token, transition, evidence);
    const events = [...alsoTell, ...tokenEvents, ...automationEvents];
    await appendEvents(tx, actor, events, now);
    return events.length > 0;
  });
  if (told) deps.bus.wake(actor.workspaceId);
}

/** Nothing but a last success has moved, and the next probe with it. */
async function isConfirmed(
  { client }: Pick<CoreDeps, "client">,
  token: MwsToken,
  changed: string[],
  { patch, events }: Transition,
  now: Date,
): Promise<boolean> {
  const { lastVerifiedAt } = patch;
  const isMere = events.length === 0 && changed.every((field) => field === "lastVerifiedAt");
  const { PROBE: nextProbeAt } = dueMoments({ ...token, ...patch }, [], now);
  if (!isMere || lastVerifiedAt === undefined || nextProbeAt === undefined) return false;
  return confirmToken(client, token, { lastVerifiedAt, nextProbeAt });
}

/** Answers the row as it is now: what is no version may have moved since it was read. */
async function writeToken(
  tx: WorkspaceTransaction,
  { id, version }: MwsToken,
  { patch, events }: Transition,
  changed: string[],
): Promise<MwsToken> {
  // What is told is a change, also where another string shows the same four characters.
  const isChange =
    events.some(({ type }) => type !== "TOKEN_EXPIRING") ||
    changed.some((field) => !SIDE_FIELDS.has(field));
  const [written] = await tx.mwsToken.updateManyAndReturn({
    where: { id, version },
    data: { ...patch, version: isChange ? version + 1 : version },
  });
  if (written === undefined) throw changedMeanwhile();
  return written;
}

/** Each of a transition's events tells all that it changed. */
function recordEvents(
  token: MwsToken,
  { patch, events }: Transition,
  evidence: EventData | undefined,
): NewEvent[] {
  const states = tokenStates(token, patch);
  return events.map((event) => ({
    ...event,
    ...states,
    data: { ...event.data, ...(evidence && { evidence }) },
  }));
}

function changedFields(token: MwsToken, patch: Partial<MwsToken>): string[] {
  const before = new Map(Object.entries(token));
  return Object.entries(patch).flatMap(([field, value]) =>
    isDeepStrictEqual(value, before.get(field)) ? [] : [field],
  );
}

function changedMeanwhile(): ConflictError {
  return new ConflictError(
    "This account's token was changed by somebody else meanwhile. Read it again, then repeat.",
  );
}
