import { Prisma } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { IdempotencyMismatchError, StillRunningError } from "../errors.ts";
import { ANSWER_LIFE_MS } from "./policy.ts";

export interface KeyId {
  workspaceId: string;
  mutation: string;
  key: string;
}

export type KeptAnswer =
  | { payload: Prisma.JsonValue }
  | { error: { code: string; message: string } };

interface Call {
  inputHash: Uint8Array<ArrayBuffer>;
  now: Date;
  leasedUntil: Date;
}

/**
 * Takes the key for this call, or answers what an earlier call kept. A call whose lease is over gives way:
 * if it lives on, its transaction finds the key in another's hands, and is undone.
 */
export async function claimKey(
  { client }: Pick<CoreDeps, "client">,
  id: KeyId,
  { inputHash, now, leasedUntil }: Call,
): Promise<KeptAnswer | null> {
  const running = {
    inputHash,
    state: "RUNNING",
    leasedUntil,
    answer: Prisma.DbNull,
    createdAt: now,
  } as const;
  const { count } = await client.idempotencyAnswer.createMany({
    data: { ...id, ...running },
    skipDuplicates: true,
  });
  if (count === 1) return null;
  const isOver = {
    OR: [
      { createdAt: { lte: new Date(now.getTime() - ANSWER_LIFE_MS) } },
      { state: "RUNNING" as const, leasedUntil: { lte: now }, inputHash },
    ],
  };
  const taken = await client.idempotencyAnswer.updateMany({
    where: { ...id, ...isOver },
    data: running,
  });
  if (taken.count === 1) return null;
  const { mutation, key } = id;
  const found = await client.idempotencyAnswer.findFirst({ where: { mutation, key } });
  if (found !== null && !Buffer.from(found.inputHash).equals(inputHash))
    throw new IdempotencyMismatchError(
      "This idempotencyKey was used with another input. Use a new key for a new call.",
    );
  if (found === null || found.state === "RUNNING") throw stillRunning();
  return found.answer as KeptAnswer;
}

export function stillRunning(): StillRunningError {
  return new StillRunningError(
    "The first call with this idempotencyKey is still running. Ask again in a few seconds.",
  );
}
