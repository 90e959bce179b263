import { Prisma, type WorkspaceTransaction } from "@evergrant/db";
import { maskAnswer } from "./mask-answer.ts";
import type { Head } from "./read-heads.ts";
import type { Sent } from "./send.ts";

/** Writes an attempt into the log of its delivery. */
export async function writeAttempt(
  tx: WorkspaceTransaction,
  workspaceId: string,
  { id: deliveryId, attempts }: Pick<Head, "id" | "attempts">,
  { url, startedAt, durationMs, answer }: Sent,
): Promise<void> {
  const kept = answer.isAnswered ? maskAnswer(answer) : null;
  await tx.webhookAttempt.create({
    data: {
      ...{ workspaceId, deliveryId, number: attempts + 1, startedAt, durationMs, url },
      status: answer.isAnswered ? answer.status : null,
      failure: answer.isAnswered ? null : answer.message,
      answerHeaders: kept === null ? Prisma.DbNull : kept.headers,
      answerBody: kept === null ? null : kept.body,
    },
  });
}
