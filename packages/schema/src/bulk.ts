import {
  type Actor,
  BadInputError,
  DomainError,
  type Operation,
  requireOperation,
} from "@evergrant/core";
import type { AccountPayload } from "./account-payload.ts";
import type { Context } from "./context.ts";
import { makeError, type Refusal } from "./errors.ts";
import { answerMutation } from "./mutation.ts";

/** How many items a bulk mutation takes. */
const MAX_ITEMS = 100;

type OutcomeRefusal = Pick<Refusal, keyof Refusal>;

/** What became of one item, as an idempotency key keeps it. */
export type ItemAnswer = {
  /** The id as the client gave it. */
  sellerAccountId: string;
  outcome: { payload: AccountPayload } | OutcomeRefusal;
};

/** An item's payload, or the error it met. */
export function readOutcome({ outcome }: ItemAnswer): AccountPayload | DomainError {
  return "payload" in outcome ? outcome.payload : makeError(outcome);
}

type Item = { sellerAccountId: string; idempotencyKey?: string | null | undefined };

interface BulkCall {
  /** The bulk mutation's name. */
  mutation: Operation;
  /** The name under which an item with a key of its own is kept: that of the mutation for one. */
  itemMutation: Operation;
  input: { idempotencyKey?: string | null | undefined };
}

/**
 * Does the same for many accounts; each item succeeds or fails on its own. What refuses the whole
 * call refuses each item. Throws BadInputError for more than 100 items.
 *
 * Under the call's key each item that has none keeps its answer by itself: after a crash the rest is done,
 * and where an item may succeed later, the same key tries that one alone.
 */
export async function answerEach<I extends Item>(
  context: Context,
  { itemMutation, ...call }: BulkCall,
  items: readonly I[],
  run: (item: I, actor: Actor) => Promise<AccountPayload>,
): Promise<ItemAnswer[]> {
  if (items.length > MAX_ITEMS) {
    throw new BadInputError(`${call.mutation} takes at most ${MAX_ITEMS} items; send portions.`);
  }
  try {
    const { mutation, input } = call;
    requireOperation(context.viewer, mutation);
    return await answerMutation(context, { ...call, isFinal: isSettled }, () =>
      runEach(items, (item, index) => {
        const own = item.idempotencyKey ?? null;
        const key = own ?? input.idempotencyKey;
        const keptUnder = own === null ? `${mutation}[${index}]` : itemMutation;
        const ofItem = { ...item, idempotencyKey: key };
        return answerMutation(
          context,
          { mutation: itemMutation, input: ofItem, keptUnder, place: [index] },
          (actor) => run(item, actor),
        );
      }),
    );
  } catch (error) {
    return items.map(({ sellerAccountId }) => ({ sellerAccountId, outcome: toRefusal(error) }));
  }
}

/** Whether no item may succeed later. */
function isSettled(answers: ItemAnswer[]): boolean {
  return answers.every(({ outcome }) => "payload" in outcome || !outcome.retryable);
}

async function runEach<I extends Item>(
  items: readonly I[],
  run: (item: I, index: number) => Promise<AccountPayload>,
): Promise<ItemAnswer[]> {
  const answers: ItemAnswer[] = [];
  // All at once, so that a silent Amazon costs the call no more than one item; but two items of one
  // account, which would race each other, in turn.
  const groups = Map.groupBy(items.entries(), ([, item]) => item.sellerAccountId);
  await Promise.all(
    Array.from(groups.values(), async (group) => {
      for (const [index, item] of group) {
        const { sellerAccountId } = item;
        answers[index] = { sellerAccountId, outcome: await tryRun(() => run(item, index)) };
      }
    }),
  );
  return answers;
}

async function tryRun(run: () => Promise<AccountPayload>): Promise<ItemAnswer["outcome"]> {
  try {
    return { payload: await run() };
  } catch (error) {
    return toRefusal(error);
  }
}

function toRefusal(error: unknown): OutcomeRefusal {
  if (!(error instanceof DomainError)) throw error;
  return { code: error.code, message: error.message, retryable: error.retryable };
}
