import { DatabaseUnavailableError, type Prisma, type WorkspaceTransaction } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError, DomainError } from "../errors.ts";
import { Secret } from "../secret.ts";
import { claimKey, stillRunning } from "./claim-key.ts";
import { freeWhenBack } from "./free-when-back.ts";
import { RUNNING_LEASE_MS } from "./policy.ts";
import { restoreError } from "./restore-error.ts";

type AnswerDeps = Pick<CoreDeps, "client" | "machineClock" | "cipher">;

export interface OnceOnly<A> {
  mutation: string;
  /** Absent: the call is made each time. */
  key: string | null | undefined;
  input: unknown;
  /** Whether what a kept answer speaks of is still there. Absent: it speaks of nothing that goes. */
  isStillThere?: (answer: Prisma.JsonValue) => Promise<boolean>;
  /** Whether an answer is the last word. One that is not frees the key. Absent: each is. */
  isFinal?: (answer: A) => boolean;
  /** Called where the answer, or the refusal, is one that was kept. */
  onReplay?: () => void;
}

/**
 * Runs a mutation once per workspace, mutation and key: the same key with the same input gives the
 * first answer again, for a day. What may succeed later is not kept. Throws IdempotencyMismatchError
 * for another input, StillRunningError while the first call is running.
 *
 * The actor that `run` is given keeps the answer in the transaction of the effect, so that no crash comes
 * between the two. What is done outside a transaction, at Amazon, is at least once.
 */
export async function answerOnce<A extends Prisma.JsonValue>(
  deps: AnswerDeps,
  actor: Actor,
  { mutation, key, input, isStillThere, isFinal, onReplay }: OnceOnly<A>,
  run: (actor: Actor) => Promise<A>,
): Promise<A> {
  if (key === null || key === undefined) return run(actor);
  const { workspaceId } = actor;
  const id = { workspaceId, mutation, key };
  const inputHash = deps.cipher.keyedHash(
    "idempotency",
    new Secret(JSON.stringify([mutation, input])),
  );
  const now = deps.machineClock.now();
  const leasedUntil = new Date(now.getTime() + RUNNING_LEASE_MS);
  // A call that outlived its lease finds the key in another's hands, and leaves it there.
  const where = { ...id, leasedUntil, state: "RUNNING" } as const;
  const free = () => deps.client.idempotencyAnswer.deleteMany({ where });
  const whileThere = <T>(ask: Promise<T>): Promise<T> =>
    ask.catch((error: unknown) => {
      if (error instanceof DatabaseUnavailableError) void freeWhenBack(free);
      throw error;
    });
  const kept = await whileThere(claimKey(deps, id, { inputHash, now, leasedUntil }));
  if (kept !== null) {
    onReplay?.();
    if ("error" in kept) throw restoreError(kept.error);
    if (isStillThere !== undefined && !(await isStillThere(kept.payload))) throw goneSince();
    return kept.payload as A;
  }
  const keep = async (
    answer: Prisma.InputJsonObject,
    client: Pick<WorkspaceTransaction, "idempotencyAnswer">,
  ) => {
    const data = { state: "DONE", answer } as const;
    return (await client.idempotencyAnswer.updateMany({ where, data })).count === 1;
  };
  const keepAnswer: Actor["keepAnswer"] = async (tx, payload) => {
    if (!(await keep({ payload }, tx))) throw stillRunning();
  };
  try {
    const payload = await run({ ...actor, keepAnswer });
    // What changed nothing had no transaction to be kept in.
    if (isFinal === undefined || isFinal(payload)) await keep({ payload }, deps.client);
    else await free();
    return payload;
  } catch (error) {
    // Another viewer with the same key may do what this one may not.
    const isKept = error instanceof DomainError && error.code !== "FORBIDDEN" && !error.retryable;
    if (error instanceof DatabaseUnavailableError) void freeWhenBack(free);
    else if (isKept) await whileThere(keep({ error: toldOf(error) }, deps.client));
    else await whileThere(free());
    throw error;
  }
}

function toldOf({ code, message }: DomainError): { code: string; message: string } {
  return { code, message };
}

function goneSince(): ConflictError {
  return new ConflictError(
    "What this idempotencyKey once answered is gone since. Use a new key for a new call.",
  );
}
