import {
  type Actor,
  BadInputError,
  DomainError,
  type Operation,
  requireOperation,
} from "@evergrant/core";
import type { AccountPayload } from "./account-payload.ts";
import type { Context } from "./context.ts";
import { makeError } from "./errors.ts";
import { answerMutation } from "./mutation.ts";

/** How many items a bulk mutation takes. */
const MAX_ITEMS = 100;

/** What became of one item, as an idempotency key keeps it. */
export type ItemAnswer = {
  /** The id as the client gave it. */
  sellerAccountId: string;
  outcome: { payload: AccountPayload } | { code: DomainError["code"]; message: string };
};

/** An item's payload, or the error it met. */
export function readOutcome({ outcome }: ItemAnswer): AccountPayload | DomainError {
  return "payload" in outcome ? outcome.payload : makeError(outcome.code, outcome.message);
}

interface BulkCall {
  mutation: Operation;
  input: { idempotencyKey?: string | null | undefined };
}

/**
 * Does the same for many accounts; each item succeeds or fails on its own. What refuses the whole
 * call refuses each item. Throws BadInputError for more than 100 items.
 */
export async function answerEach<Item extends { sellerAccountId: string }>(
  context: Context,
  call: BulkCall,
  items: readonly Item[],
  run: (item: Item, actor: Actor) => Promise<AccountPayload>,
): Promise<ItemAnswer[]> {
  if (items.length > MAX_ITEMS) {
    throw new BadInputError(`${call.mutation} takes at most ${MAX_ITEMS} items; send portions.`);
  }
  try {
    requireOperation(context.viewer, call.mutation);
    return await answerMutation(context, call, (actor) =>
      runEach(items, (item) => run(item, actor)),
    );
  } catch (error) {
    return items.map(({ sellerAccountId }) => ({ sellerAccountId, outcome: toRefusal(error) }));
  }
}

async function runEach<Item extends { sellerAccountId: string }>(
  items: readonly Item[],
  run: (item: Item) => Promise<AccountPayload>,
): Promise<ItemAnswer[]> {
  const answers = new Map<Item, ItemAnswer>();
  // All at once, so that a silent Amazon costs the call no more than one item; but two items of one
  // account, which would race each other, in turn.
  const groups = Map.groupBy(items, (item) => item.sellerAccountId);
  await Promise.all(
    Array.from(groups.values(), async (group) => {
      for (const item of group) {
        const { sellerAccountId } = item;
        answers.set(item, { sellerAccountId, outcome: await tryRun(item, run) });
      }
    }),
  );
  return items.flatMap((item) => answers.get(item) ?? []);
}

async function tryRun<Item>(
  item: Item,
  run: (item: Item) => Promise<AccountPayload>,
): Promise<ItemAnswer["outcome"]> {
  try {
    return { payload: await run(item) };
  } catch (error) {
    return toRefusal(error);
  }
}

function toRefusal(error: unknown): { code: DomainError["code"]; message: string } {
  if (!(error instanceof DomainError)) throw error;
  return { code: error.code, message: error.message };
}
