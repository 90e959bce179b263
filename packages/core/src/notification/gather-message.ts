import type { Issue, Notification, WorkspaceTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import { type CoreDeps, depsOf, type InstallationDeps } from "../deps.ts";
import type { RowKey } from "../due-work/claim-rows.ts";
import { isLive } from "../message/is-live.ts";
import { MESSAGE_LIFE_MS } from "../message/policy.ts";
import { writeContent } from "../message/write-content.ts";
import { FOLD_MS, MESSAGE_ITEMS_MAX, MESSAGES_MAX } from "./policy.ts";

type Waiting = Notification & { issue: Issue };

/**
 * Puts all that one recipient is due to be told into one message. What is over by now is left out; whoever has
 * had enough messages within a minute gets the rest in one, once that is over.
 */
export async function gatherMessage(
  installation: InstallationDeps,
  { workspaceId, id }: RowKey,
): Promise<void> {
  const deps = depsOf(installation, { workspaceId });
  const now = deps.clock.now();
  await deps.client.$transaction(async (tx) => {
    const first = await tx.notification.findFirst({ where: { id } });
    if (first === null || first.dueAt === null) return;
    const { recipientId } = first;
    const waiting = await lockDue(tx, { workspaceId, recipientId, now });
    const laterAt = await findLater(tx, { recipientId, now });
    if (laterAt !== null) return put(tx, waiting, { dueAt: laterAt });
    const live = waiting.filter((told) => isLive(told, told.issue));
    const messageId = await writeMessage(tx, deps, live, now);
    const told = messageId === null ? [] : live;
    await put(
      tx,
      waiting.filter((row) => !told.includes(row)),
      { dueAt: null },
    );
    if (messageId !== null) await put(tx, told, { dueAt: null, messageId });
  });
}

/** Of two workers the one that waited for the other finds nothing left. */
async function lockDue(
  tx: WorkspaceTransaction,
  { workspaceId, recipientId, now }: { workspaceId: string; recipientId: string; now: Date },
): Promise<Waiting[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "Notification"
    WHERE "workspaceId" = ${workspaceId}::uuid AND "recipientId" = ${recipientId}::uuid AND "dueAt" <= ${now}
    ORDER BY "dueAt", "id"
    LIMIT ${MESSAGE_ITEMS_MAX}
    FOR UPDATE`;
  return tx.notification.findMany({
    where: { id: { in: locked.map((row) => row.id) } },
    include: { issue: true },
    orderBy: { id: "asc" },
  });
}

/** When the recipient may be told more; null: now. */
async function findLater(
  tx: WorkspaceTransaction,
  { recipientId, now }: { recipientId: string; now: Date },
): Promise<Date | null> {
  const since = new Date(now.getTime() - FOLD_MS);
  const recent = await tx.message.findMany({
    where: { recipientId, createdAt: { gt: since } },
    select: { createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MESSAGES_MAX,
  });
  const oldest = recent[MESSAGES_MAX - 1];
  return oldest === undefined ? null : new Date(oldest.createdAt.getTime() + FOLD_MS);
}

async function put(
  tx: WorkspaceTransaction,
  rows: readonly Waiting[],
  data: { dueAt: Date | null; messageId?: string },
): Promise<void> {
  if (rows.length === 0) return;
  const where = { id: { in: rows.map(({ id }) => id) } };
  await tx.notification.updateMany({ where, data: { ...data, leasedUntil: null } });
}

/** Answers its id; null: there is nothing to tell, or nobody. */
async function writeMessage(
  tx: WorkspaceTransaction,
  deps: CoreDeps,
  live: readonly Waiting[],
  now: Date,
): Promise<string | null> {
  const [first] = live;
  if (first === undefined) return null;
  const { workspaceId, recipientId, channel } = first;
  const content = await writeContent(tx, deps, { channel, recipientId, live, now });
  if (content === null) return null;
  const machineNow = deps.machineClock.now();
  const endsAt = new Date(machineNow.getTime() + MESSAGE_LIFE_MS);
  const id = uuidv7({ msecs: now.getTime() });
  const sent = { state: "PENDING" as const, createdAt: now, attemptAt: machineNow, endsAt };
  await tx.message.create({
    data: { workspaceId, id, channel, recipientId, content, ...sent },
  });
  return id;
}
