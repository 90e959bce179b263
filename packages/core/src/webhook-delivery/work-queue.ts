import { setTimeout as delay } from "node:timers/promises";
import type { WebhookEndpoint } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { AttemptReport } from "../observer.ts";
import type { Secret } from "../secret.ts";
import { openLiveSecrets } from "../webhook-endpoint/live-secrets.ts";
import { type Health, isProbing } from "./breaker.ts";
import type { HeldQueue } from "./claim-queues.ts";
import { closeLanes, postponeLane } from "./lane-moves.ts";
import type { PresentEvent } from "./payload.ts";
import { LANES_AT_ONCE, LOOK_AGAIN_MS, POSTPONE_MS, TURN_MS } from "./policy.ts";
import { type Head, laneKeyOf, readHeads } from "./read-heads.ts";
import { readDeliveredEvent, type Sent, sendPayload } from "./send.ts";
import { type Settled, settleDelivery } from "./settle.ts";
import { settleGone } from "./settle-gone.ts";

export interface DeliveryOptions {
  presentEvent: PresentEvent;
  /** From 0 to below 1. */
  random: () => number;
  /** Nothing new is begun once it aborts. */
  stopping: AbortSignal;
}

type Found = Awaited<ReturnType<typeof readHeads>>;
const NOTHING: Found = { heads: [], empty: [] };

interface Opened {
  endpoint: WebhookEndpoint;
  secrets: readonly Secret[];
  epoch: number;
}

/**
 * Sends what is due for an endpoint that the worker holds: several lanes at once, of each the first delivery alone; one
 * lane while it fails. Ends when nothing is due, when the turn is over, or when the endpoint is to be left alone.
 * Answers what went wrong with single deliveries: their lanes wait a little, and nothing else does.
 */
export async function workQueue(
  deps: CoreDeps,
  queue: HeldQueue,
  options: DeliveryOptions,
): Promise<unknown[]> {
  const opened = await openEndpoint(deps, queue);
  if (opened === null) return [];
  const turnEndsAt = deps.machineClock.now().getTime() + TURN_MS;
  let health: Health = opened.endpoint;
  let isOver = false;
  const failures: unknown[] = [];
  let breakdown: unknown = null;
  const underWay = new Map<string, Promise<void>>();

  const work = async (head: Head): Promise<void> => {
    const settled = await deliver(deps, queue, { ...opened, head }, options);
    health = settled.health ?? health;
    isOver ||= settled.isStopped;
  };
  const postpone = async (head: Head, error: unknown): Promise<void> => {
    failures.push(error);
    const later = new Date(deps.machineClock.now().getTime() + POSTPONE_MS);
    await postponeLane(deps, queue, head, later);
  };
  const begin = (head: Head): void => {
    const key = laneKeyOf(head);
    const working = work(head)
      .catch((error: unknown) => postpone(head, error))
      .catch((error: unknown) => {
        breakdown ??= error;
        isOver = true;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, working);
  };
  for (;;) {
    isOver ||= options.stopping.aborted || deps.machineClock.now().getTime() >= turnEndsAt;
    const room = (isProbing(health) ? 1 : LANES_AT_ONCE) - underWay.size;
    const isLooking: boolean = !isOver && room > 0;
    const without = [...underWay.keys()];
    const found: Found = isLooking
      ? await readHeads(deps, queue, { limit: room, without })
      : NOTHING;
    for (const head of found.heads) begin(head);
    if (found.empty.length > 0) {
      isOver ||= !(await closeLanes(deps, queue, found.empty));
      continue;
    }
    if (underWay.size === 0) {
      // Those that were under way when it looked are looked at now.
      if (isLooking && without.length > 0) continue;
      break;
    }
    const calls = [...underWay.values()];
    // While lanes are free, what comes meanwhile does not wait for a call that hangs.
    await Promise.race(
      isLooking ? [...calls, delay(LOOK_AGAIN_MS, undefined, { ref: false })] : calls,
    );
  }
  if (breakdown !== null) throw breakdown;
  return failures;
}

async function openEndpoint(deps: CoreDeps, { endpointId: id }: HeldQueue): Promise<Opened | null> {
  const where = { id, status: "ENABLED", deletedAt: null } as const;
  const endpoint = await deps.client.webhookEndpoint.findFirst({ where });
  if (endpoint === null) return null;
  const secrets = await openLiveSecrets(deps, endpoint, deps.machineClock.now());
  const log = await deps.client.workspaceLog.findFirst({ select: { epoch: true } });
  return log && { endpoint, secrets, epoch: log.epoch };
}

async function deliver(
  deps: CoreDeps,
  queue: HeldQueue,
  { endpoint, secrets, epoch, head }: Opened & { head: Head },
  { presentEvent, random }: DeliveryOptions,
): Promise<Pick<Settled, "health" | "isStopped">> {
  const event = await readDeliveredEvent(deps, head);
  if (event === null) {
    await settleGone(deps, queue, head);
    return { health: null, isStopped: false };
  }
  const payload = await presentEvent(event, epoch);
  const attempt = head.attempts + 1;
  const run = async (): Promise<Settled & AttemptReport> => {
    const sent: Sent = await sendPayload(deps, endpoint, { payload, secrets, attempt });
    const settled = await settleDelivery(deps, queue, { head, sent, chance: random() });
    const { answer, durationMs } = sent;
    return { ...settled, durationMs, status: answer.isAnswered ? answer.status : null };
  };
  const { workspaceId, endpointId } = queue;
  const { id: deliveryId, eventId, isReplay, occurredAt } = head;
  const named = { workspaceId, endpointId, deliveryId, eventId, attempt, isReplay, occurredAt };
  return deps.observer?.attempt?.(named, run) ?? run();
}
