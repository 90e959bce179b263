import { Prisma } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError, DomainError, IdempotencyMismatchError } from "../errors.ts";
import { Secret } from "../secret.ts";
import { restoreError } from "./restore-error.ts";

const MINUTE_MS = 60_000;
/** How long an answer is given again (machine time). */
export const ANSWER_LIFE_MS = 24 * 60 * MINUTE_MS;
/** How long a call that is never heard of again keeps its key. */
export const RUNNING_LEASE_MS = MINUTE_MS;

type KeptAnswer = { payload: Prisma.JsonValue } | { error: { code: string; message: string } };
type AnswerDeps = Pick<CoreDeps, "client" | "machineClock" | "cipher">;

export interface OnceOnly {
  mutation: string;
  /** Absent: the call is made each time. */
  key: string | null | undefined;
  input: unknown;
  /** Whether what a kept answer speaks of is still there. Absent: it speaks of nothing that goes. */
  isStillThere?: (answer: Prisma.JsonValue) => Promise<boolean>;
}

/**
 * Runs a mutation once per workspace, mutation and key: the same key with the same input gives the
 * first answer again, for a day. What may succeed later is not kept. Throws IdempotencyMismatchError
 * for another input, ConflictError while the first call is running.
 */
export async function answerOnce<A extends Prisma.JsonValue>(
  deps: AnswerDeps,
  actor: Actor,
  { mutation, key, input, isStillThere }: OnceOnly,
  run: () => Promise<A>,
): Promise<A> {
  if (key === null || key === undefined) return run();
  const { workspaceId } = actor;
  const id = { workspaceId, mutation, key };
  const inputHash = deps.cipher.keyedHash(
    "idempotency",
    new Secret(JSON.stringify([mutation, input])),
  );
  const now = deps.machineClock.now();
  const leasedUntil = new Date(now.getTime() + RUNNING_LEASE_MS);
  const kept = await claim(deps, id, { inputHash, now, leasedUntil });
  if (kept !== null) {
    if ("error" in kept) throw restoreError(kept.error);
    if (isStillThere !== undefined && !(await isStillThere(kept.payload))) throw goneSince();
    return kept.payload as A;
  }
  // A call that outlived its lease finds the key in another's hands, and leaves it there.
  const where = { ...id, leasedUntil };
  const keep = (answer: Prisma.InputJsonObject) =>
    deps.client.idempotencyAnswer.updateMany({ where, data: { state: "DONE", answer } });
  try {
    const payload = await run();
    await keep({ payload });
    return payload;
  } catch (error) {
    if (error instanceof DomainError && !error.retryable && error.code !== "CONFLICT")
      await keep({ error: { code: error.code, message: error.message } });
    else await deps.client.idempotencyAnswer.deleteMany({ where });
    throw error;
  }
}

function goneSince(): ConflictError {
  return new ConflictError(
    "What this idempotencyKey once answered is gone since. Use a new key for a new call.",
  );
}

/** Takes the key for this call, or answers what an earlier call kept. */
async function claim(
  { client }: AnswerDeps,
  id: { workspaceId: string; mutation: string; key: string },
  call: { inputHash: Uint8Array<ArrayBuffer>; now: Date; leasedUntil: Date },
): Promise<KeptAnswer | null> {
  const { inputHash, now, leasedUntil } = call;
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
  if (found === null || found.state === "RUNNING")
    throw new ConflictError(
      "The first call with this idempotencyKey is still running. Ask again in a few seconds.",
    );
  return found.answer as KeptAnswer;
}
