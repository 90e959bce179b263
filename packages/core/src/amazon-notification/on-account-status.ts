import type { AmazonSubscription, SystemTransaction, WorkspaceTransaction } from "@evergrant/db";
import { type Actor, depsOf, type InstallationDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { applyTransition } from "../mws-token/apply-transition.ts";
import { type AccountWithToken, findToken } from "../mws-token/find-token.ts";
import { transition } from "../mws-token/transition.ts";
import { noteHandled } from "./note-handled.ts";
import { BELIEVED_FOR_MS } from "./policy.ts";
import type { ContentOf, ReceivedNotification } from "./received-notification.ts";

type Note = (tx: WorkspaceTransaction | SystemTransaction) => Promise<void>;

/**
 * Amazon deactivated a seller, or took that back. One seller may be connected in several workspaces: each
 * account is followed by itself, and that it was handled is written with the last. Should it come again
 * in between, the accounts that followed it stay as they are.
 */
export async function onAccountStatus(
  deps: InstallationDeps,
  notification: ReceivedNotification,
  { subscriptionId, status }: ContentOf<"accountStatus">,
): Promise<void> {
  const note: Note = (tx) => noteHandled(tx, notification, deps.clock.now());
  const subscriptions = await deps.database.system.amazonSubscription.findMany({
    where: { subscriptionId, type: notification.type },
    orderBy: [{ workspaceId: "asc" }, { sellerAccountId: "asc" }],
  });
  const last = subscriptions.pop();
  for (const subscription of subscriptions)
    await follow(deps, subscription, { status, notification });
  const isNoted = last !== undefined && (await follow(deps, last, { status, notification, note }));
  if (!isNoted) await deps.database.system.$transaction(note);
}

interface Followed {
  status: string;
  notification: ReceivedNotification;
  note?: Note;
}

/** Answers whether the account is there. Where somebody changes its token meanwhile, what he made of it is followed. */
async function follow(
  deps: InstallationDeps,
  subscription: AmazonSubscription,
  followed: Followed,
): Promise<boolean> {
  try {
    await followOnce(deps, subscription, followed).catch((error: unknown) => {
      if (error instanceof ConflictError) return followOnce(deps, subscription, followed);
      throw error;
    });
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}

async function followOnce(
  installation: InstallationDeps,
  { workspaceId, sellerAccountId, type }: AmazonSubscription,
  { status, notification, note }: Followed,
): Promise<void> {
  const actor: Actor = { workspaceId, kind: "SYSTEM", id: null, cause: type };
  const deps = depsOf(installation, { workspaceId });
  const found = await findToken(deps.client, sellerAccountId);
  const now = deps.clock.now();
  if (isDeactivated(found, status, notification, now)) {
    const { token } = found;
    const inactive = transition(token, { kind: "inactive" }, now);
    const { eventTime } = notification;
    const evidence = { check: "NOTIFICATION", result: "inactive", sentAt: eventTime.toISOString() };
    const transitioned = { token, transition: inactive, now, alsoWrite: note, evidence };
    return applyTransition(deps, actor, transitioned);
  }
  await deps.client.$transaction(async (tx) => {
    if (isDoubtful(found, status)) await askNow(tx, found, now);
    await note?.(tx);
  });
}

/**
 * The notification speaks of a seller in one marketplace, without naming it: where the account has
 * several, or the token worked since, or that was a while ago, so that the queue may have handed out first
 * what took it back, Amazon is asked instead.
 */
function isDeactivated(
  { account, token }: AccountWithToken,
  status: string,
  { eventTime }: ReceivedNotification,
  now: Date,
): boolean {
  const hasWorkedSince = token.lastVerifiedAt !== null && token.lastVerifiedAt > eventTime;
  const isOld = now.getTime() - eventTime.getTime() > BELIEVED_FOR_MS;
  const isCertain = account.marketplaceIds.length <= 1 && !hasWorkedSince && !isOld;
  return status === "DEACTIVATED" && isCertain;
}

function isDoubtful({ token }: AccountWithToken, status: string): boolean {
  return status === "DEACTIVATED"
    ? token.status === "ENABLED"
    : token.disabledReason === "SELLER_INACTIVE";
}

async function askNow(
  tx: WorkspaceTransaction,
  { token: { sellerAccountId } }: AccountWithToken,
  now: Date,
): Promise<void> {
  await tx.dueWork.updateMany({
    where: { sellerAccountId, kind: { in: ["PROBE", "CONFIRM"] }, dueAt: { gt: now } },
    data: { dueAt: now },
  });
}
