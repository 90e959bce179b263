import type { Issue, WorkspaceTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import type { Step } from "../issue/next-step.ts";
import { HEALED } from "../issue/policy.ts";
import { findRecipients } from "./find-recipients.ts";
import { tellAt } from "./preferences.ts";

/**
 * Writes down what is told of an issue: to each recipient once a stage, whoever else writes it too. Answers when the
 * first of them is told; null: nobody is.
 */
export async function notify(
  tx: WorkspaceTransaction,
  { issue, step, now }: { issue: Issue; step: Step; now: Date },
): Promise<Date | null> {
  const { workspaceId, id: issueId, sellerAccountId, kind } = issue;
  const { stage } = step;
  const recipients = await findRecipients(tx, { issue, step });
  if (recipients.length === 0) return null;
  const data = recipients.map(({ channel, recipientId, preferences }) => ({
    ...{ workspaceId, issueId, sellerAccountId, stage, channel, recipientId },
    ...tellAt(preferences, { kind, isOver: stage === HEALED }, now),
    id: uuidv7({ msecs: now.getTime() }),
    createdAt: now,
  }));
  await tx.notification.createMany({ data, skipDuplicates: true });
  return new Date(Math.min(...data.map(({ dueAt }) => dueAt.getTime())));
}
