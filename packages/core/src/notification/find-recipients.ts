import type { Issue, MessageChannel, MessageState, WorkspaceTransaction } from "@evergrant/db";
import type { Step } from "../issue/next-step.ts";
import { DEFAULT_PREFERENCES, type Preferences } from "./preferences.ts";

/** Whom something is told, and by which way. */
export interface Recipient {
  channel: MessageChannel;
  recipientId: string;
  /** Of a channel of Slack: those of whoever has said nothing. */
  preferences: Preferences;
}

type Told = { issue: Issue; step: Step };

/** Whom a step of an issue is told, as far as he wants to hear of its kind. */
export async function findRecipients(
  tx: WorkspaceTransaction,
  { issue, step }: Told,
): Promise<Recipient[]> {
  if (step.to === "told") {
    const known = await findKnown(tx, issue);
    const told = new Set(known.filter(wasTold).map(({ recipientId }) => recipientId));
    const all = [...(await findPeople(tx, issue)), ...(await findChannels(tx, issue))];
    return all.filter(({ recipientId }) => told.has(recipientId));
  }
  const people = await findPeople(tx, issue);
  if (step.to === "others") {
    const known = await findKnown(tx, issue);
    const asked = new Set(known.map(({ recipientId }) => recipientId));
    return people.filter(({ isLeading, recipientId }) => isLeading && !asked.has(recipientId));
  }
  const ownerId = await findOwner(tx, issue);
  const responsible = people.filter(({ recipientId }) => recipientId === ownerId);
  // Where nobody answers for the account, or does not want to hear of it, the workspace's owners do.
  const first = responsible.length > 0 ? responsible : people.filter(({ isOwner }) => isOwner);
  return [...first, ...(await findChannels(tx, issue))];
}

type Known = { recipientId: string; message: { state: MessageState } | null };

/** Who was to be told of the issue before. */
async function findKnown(tx: WorkspaceTransaction, { id: issueId }: Issue): Promise<Known[]> {
  return tx.notification.findMany({
    where: { issueId },
    select: { recipientId: true, message: { select: { state: true } } },
    distinct: ["recipientId", "messageId"],
  });
}

/** Whether it may have reached him: without a message he was spared it, and not every message is sent. */
function wasTold({ message }: Known): boolean {
  return message !== null && ["SENDING", "SENT", "UNCERTAIN"].includes(message.state);
}

/** The member who answers for the account. */
async function findOwner(
  tx: WorkspaceTransaction,
  { sellerAccountId }: Issue,
): Promise<string | null> {
  if (sellerAccountId === null) return null;
  const account = await tx.sellerAccount.findFirst({
    where: { id: sellerAccountId },
    select: { ownerId: true },
  });
  return account?.ownerId ?? null;
}

interface Person extends Recipient {
  isOwner: boolean;
  /** Whether he may be told of any account: an admin or owner. */
  isLeading: boolean;
}

async function findPeople(tx: WorkspaceTransaction, { kind }: Issue): Promise<Person[]> {
  const members = await tx.member.findMany({
    include: { preferences: true },
    orderBy: { id: "asc" },
  });
  return members.flatMap(({ id: recipientId, role, preferences: given }) => {
    const preferences = given ?? DEFAULT_PREFERENCES;
    if (!preferences.emailKinds.includes(kind)) return [];
    const isOwner = role === "owner";
    const isLeading = isOwner || role === "admin";
    return [{ channel: "EMAIL" as const, recipientId, preferences, isOwner, isLeading }];
  });
}

async function findChannels(tx: WorkspaceTransaction, { kind }: Issue): Promise<Recipient[]> {
  const channels = await tx.slackChannel.findMany({
    where: { kinds: { has: kind } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return channels.map(({ id: recipientId }) => ({
    ...{ channel: "SLACK" as const, recipientId },
    preferences: DEFAULT_PREFERENCES,
  }));
}
