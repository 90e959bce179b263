import type { Actor, Operation, Secret } from "@evergrant/core";
import type { Context } from "../context.ts";
import { answerMutation } from "../mutation.ts";
import type { NewApiKeyPayload } from "./payload.ts";

/**
 * Answers a mutation that makes a key. What an idempotency key keeps is the id alone, so that nothing stored
 * can show the key again: a repeated call answers without it.
 */
export async function answerWithSecret(
  context: Context,
  call: { mutation: Operation; input: { idempotencyKey?: string | null | undefined } },
  run: (actor: Actor) => Promise<{ apiKeyId: string; key: Secret }>,
): Promise<NewApiKeyPayload> {
  let made: Secret | null = null;
  const answer = await answerMutation(context, call, async (actor) => {
    const { apiKeyId, key } = await run(actor);
    made = key;
    return { apiKeyId };
  });
  return { ...answer, secret: revealed(made) };
}

/** The one place where a key leaves: the answer to whoever had it made. */
function revealed(made: Secret | null): string | null {
  return made === null ? null : made.reveal();
}
