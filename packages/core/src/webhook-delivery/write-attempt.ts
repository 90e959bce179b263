import { Prisma, type WorkspaceTransaction } from "@evergrant/db";
import { maskAnswer } from "./mask-answer.ts";
import type { Head } from "./read-heads.ts";
import type { Sent } from "./send.ts";

/** Counts an attempt and writes it into the log of its delivery, whatever became of that meanwhile. */
export async function writeAttempt(
  tx: WorkspaceTransaction,
  workspaceId: string,
  { id: deliveryId }: Pick<Head, "id">,
  { url, startedAt, durationMs, answer }: Sent,
): Promise<void> {
  const [counted] = await tx.$queryRaw<{ attempts: number }[]>`
    UPDATE "WebhookDelivery" SET "attempts" = "attempts" + 1
    WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ${deliveryId}::uuid
    RETURNING "attempts"`;
  if (counted === undefined) return;
  const kept = answer.isAnswered ? maskAnswer(answer) : null;
  await tx.webhookAttempt.create({
    data: {
      ...{ workspaceId, deliveryId, number: counted.attempts, startedAt, durationMs, url },
      status: answer.isAnswered ? answer.status : null,
      failure: answer.isAnswered ? null : answer.message,
      answerHeaders: kept === null ? Prisma.DbNull : kept.headers,
      answerBody: kept === null ? null : kept.body,
    },
  });
}
