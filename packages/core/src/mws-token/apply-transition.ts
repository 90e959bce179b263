import type { MwsToken, Prisma } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { setDueWork } from "../due-work/set-due-work.ts";
import { ConflictError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import type { NewEvent } from "../event/new-event.ts";
import { followToken } from "../review-automation/follow-token.ts";
import { dueMoments } from "./due-moments.ts";
import type { Transition } from "./transition.ts";

/** Changes of these alone are confirmations: they do not make another's save a conflict. */
const CONFIRMATION_FIELDS = new Set(["lastVerifiedAt", "failedProbes"]);

/**
 * Commits a transition: token, whatever else the caller writes, automation, due work and events, in one
 * transaction and in this order of locks. Throws ConflictError if the token is no longer what was read.
 */
export async function applyTransition(
  deps: Pick<CoreDeps, "client" | "bus">,
  actor: Actor,
  { token, transition, now }: { token: MwsToken; transition: Transition; now: Date },
  alsoWrite: (tx: Prisma.TransactionClient) => Promise<void> = async () => {},
): Promise<void> {
  const next = { ...token, ...transition.patch };
  const told = await deps.client.$transaction(async (tx) => {
    await writeToken(tx, token, transition.patch);
    await alsoWrite(tx);
    const { warningDays, restoreAutomation } = await tx.workspace.findUniqueOrThrow({
      where: { id: actor.workspaceId },
      select: { warningDays: true, restoreAutomation: true },
    });
    const automationEvents: NewEvent[] =
      next.status === token.status
        ? []
        : await followToken(tx, next, { restores: restoreAutomation, now });
    await setDueWork(tx, next, dueMoments(next, warningDays, now));
    const events = [...transition.events, ...automationEvents];
    await appendEvents(tx, actor, events, now);
    return events.length > 0;
  });
  if (told) deps.bus.wake(actor.workspaceId);
}

async function writeToken(
  tx: Prisma.TransactionClient,
  { workspaceId, id, version }: MwsToken,
  patch: Partial<MwsToken>,
): Promise<void> {
  const isChange = Object.keys(patch).some((field) => !CONFIRMATION_FIELDS.has(field));
  const { count } = await tx.mwsToken.updateMany({
    where: { workspaceId, id, version },
    data: { ...patch, version: isChange ? version + 1 : version },
  });
  if (count === 0)
    throw new ConflictError(
      "This account's token was changed by somebody else meanwhile. Read it again, then repeat.",
    );
}
