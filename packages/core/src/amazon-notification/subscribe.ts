import type { Actor, CoreDeps } from "../deps.ts";
import { findProbed, type Probed } from "../mws-token/find-probed.ts";
import { lockToken } from "../mws-token/lock-token.ts";
import { withinBudget } from "../mws-token/within-budget.ts";
import type { AmazonFailure } from "../ports.ts";
import { sellerKeyOf } from "../seller-account/seller-key.ts";
import { ensureDestination } from "./ensure-destination.ts";
import { SUBSCRIBE_RETRY_FIRST_MS, SUBSCRIBE_RETRY_MS, SUBSCRIBED_TYPES } from "./policy.ts";

interface Subscribed {
  subscriptions: { type: string; subscriptionId: string }[];
  failures: AmazonFailure[];
}

/**
 * Has Amazon send notifications about an account. Tried again later where Amazon could not be asked; given
 * up where it says no, until the account gets another string or a worker starts.
 */
export async function subscribe(
  deps: CoreDeps,
  actor: Actor,
  { sellerAccountId }: { sellerAccountId: string },
): Promise<void> {
  const { client, clock, notificationQueue } = deps;
  const { workspaceId } = actor;
  const startedAt = clock.now();
  // A string that was saved meanwhile asks for itself.
  const key = { workspaceId, sellerAccountId };
  const where = { ...key, kind: "SUBSCRIPTION", dueAt: { lte: startedAt } } as const;
  const probed = await findProbed(deps, sellerAccountId);
  const { subscriptions, failures }: Subscribed =
    notificationQueue === null
      ? { subscriptions: [], failures: [] }
      : await withinBudget((signal) => askAmazon(deps, probed, notificationQueue.arn, signal));
  const retriesMs = failures.flatMap(retryAfterMs);
  await client.$transaction(async (tx) => {
    await lockToken(tx, actor, sellerAccountId);
    for (const { type, subscriptionId } of subscriptions) {
      await tx.amazonSubscription.upsert({
        where: { workspaceId_sellerAccountId_type: { ...key, type } },
        create: { ...key, type, subscriptionId },
        update: { subscriptionId },
      });
    }
    if (retriesMs.length === 0) return tx.dueWork.deleteMany({ where });
    const dueAt = new Date(clock.now().getTime() + Math.max(...retriesMs));
    return tx.dueWork.updateMany({ where, data: { dueAt, leasedUntil: null } });
  });
}

async function askAmazon(
  deps: CoreDeps,
  { account, application, refreshToken }: Probed,
  arn: string,
  signal: AbortSignal,
): Promise<Subscribed> {
  const { amazon } = deps;
  const { applicationId, region } = account;
  const done: Subscribed = { subscriptions: [], failures: [] };
  const place = { applicationId, application, region, arn };
  const destination = await ensureDestination(deps.installation, place, signal);
  if (!destination.ok) return { ...done, failures: [destination.failure] };
  const seller = { application, region, sellerKey: sellerKeyOf(account), refreshToken };
  const access = await amazon.accessOf(seller, signal);
  if (!access.ok) return { ...done, failures: [access.failure] };
  const { destinationId } = destination.value;
  for (const type of SUBSCRIBED_TYPES) {
    const answer = await amazon.createSubscription(access.value, { type, destinationId }, signal);
    if (answer.ok) done.subscriptions.push({ type, ...answer.value });
    else done.failures.push(answer.failure);
  }
  return done;
}

/** Nothing for what Amazon refuses: a role that is missing, a token that is dead, a type that it does not send. */
function retryAfterMs({ class: is, retryAfterSeconds }: AmazonFailure): number[] {
  if (is === "revoked" || is === "lacksRole" || is === "refused") return [];
  const askedMs = retryAfterSeconds === undefined ? SUBSCRIBE_RETRY_MS : retryAfterSeconds * 1000;
  return [Math.min(SUBSCRIBE_RETRY_MS, Math.max(SUBSCRIBE_RETRY_FIRST_MS, askedMs))];
}
